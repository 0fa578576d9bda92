using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>What new events touch in <c>gold/sessions</c>.</summary>
/// <param name="Stretches">The stretches, as <see cref="Sessionize.Stretches"/> tells them; kept.</param>
/// <param name="Sessions">The sessions that lie in them.</param>
/// <param name="Reach">The times of the stretches that had sessions; null where none had.</param>
internal sealed record TouchedSessions(DataFrame Stretches, DataFrame Sessions, Reach? Reach)
{
    /// <summary>
    /// Finds them, looking first near the new events, then as far as the stretches found reach; null where there are no new events.
    /// </summary>
    internal static TouchedSessions? Find(DataFrame sessions, DataFrame fresh, SessionRules rules, KeptRows kept)
    {
        if (Sessionize.Reach.Of(fresh, SilverEvents.EventTime, SilverEvents.EventTime) is not { } reach)
            return null;
        var looked = rules.Gap > TimeSpan.Zero ? reach.Wider(Margin(rules)) : Sessionize.Reach.Always;
        while (true)
        {
            var near = kept.Keep(looked.OfSessions(sessions).Join(fresh.Select(Tables.Sessions.SessionKey).Distinct(), [Tables.Sessions.SessionKey], "left_semi"));
            var stretches = kept.Keep(Sessionize.Stretches.Of(near, fresh, rules));
            var known = Sessionize.Reach.Of(stretches.Filter(Col(Sessionize.Stretches.HadSessions)), Sessionize.Stretches.From, Sessionize.Stretches.To);
            if (known is null || looked == Sessionize.Reach.Always || looked.Covers(known.Wider(rules.Gap)))
                return new TouchedSessions(stretches, Within(near, stretches), known);
            looked = looked.And(known.Wider(Margin(rules)));
        }
    }

    // A day spares most second looks, since few stretches are longer.
    private static TimeSpan Margin(SessionRules rules) => rules.Gap > TimeSpan.FromDays(1) ? rules.Gap : TimeSpan.FromDays(1);

    private static DataFrame Within(DataFrame sessions, DataFrame stretches) => sessions
        .Join(
            stretches.Select(Col(Tables.Sessions.SessionKey).As("__key"), Col(Sessionize.Stretches.From), Col(Sessionize.Stretches.To)),
            (Col(Tables.Sessions.SessionKey) == Col("__key")) & (Col(Tables.Sessions.StartedAt) >= Col(Sessionize.Stretches.From))
                & (Col(Tables.Sessions.StartedAt) <= Col(Sessionize.Stretches.To)),
            "left_semi")
        .Select([.. Tables.Sessions.Table.Schema.FieldNames.Select(Col)]);
}
