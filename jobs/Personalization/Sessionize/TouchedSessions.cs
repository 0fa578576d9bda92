using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>What new events touch in <c>gold/sessions</c>.</summary>
/// <param name="Open">The sessions that go on with new events; kept.</param>
/// <param name="Remade">The stretches whose sessions are made anew of all their events: key, first and last instant; kept.</param>
/// <param name="Reach">The times of the stretches that are made anew; null where none is.</param>
/// <param name="Sessions">The sessions in whose place others come.</param>
internal sealed record TouchedSessions(DataFrame Open, DataFrame Remade, Reach? Reach, DataFrame Sessions)
{
    /// <summary>
    /// Finds them, looking first near the new events, then as far as the stretches found reach; null where there are no new events.
    /// </summary>
    internal static TouchedSessions? Find(LakeBatch batch, DataFrame fresh, SessionRules rules, KeptRows kept)
    {
        if (Sessionize.Reach.Of(fresh, SilverEvents.EventTime, SilverEvents.EventTime) is not { } reach)
            return null;
        var looked = rules.Gap > TimeSpan.Zero ? reach.Wider(Margin(rules)) : Sessionize.Reach.Always;
        var sessions = OfKeys(batch, fresh);
        while (true)
        {
            var near = kept.Keep(looked.OfSessions(sessions));
            var stretches = kept.Keep(Stretches.Of(near, fresh, rules));
            var had = stretches.Filter(Col(Stretches.Last).IsNotNull());
            var known = ReachOf(had);
            if (known is null || looked == Sessionize.Reach.Always || looked.Covers(known.Wider(rules.Gap)))
                return Among(near, had, rules, kept);
            looked = looked.And(known.Wider(Margin(rules)));
        }
    }

    private static DataFrame OfKeys(LakeBatch batch, DataFrame fresh)
    {
        var columns = Tables.Sessions.Table.Schema.FieldNames.ToList();
        return batch.Lookup(Tables.Sessions.Table, fresh, Tables.Sessions.SessionKey, columns).Select([.. columns.Select(Col)]);
    }

    private static TouchedSessions Among(DataFrame sessions, DataFrame stretches, SessionRules rules, KeptRows kept)
    {
        var open = kept.Keep(OpenSessions.Of(sessions, stretches, rules));
        var remade = kept.Keep(OpenSessions.Without(open, stretches).Select(Tables.Sessions.SessionKey, Stretches.From, Stretches.To));
        return ReachOf(remade) is { } reach
            ? new(open, remade, reach, open.UnionByName(Stretches.Within(sessions, Tables.Sessions.StartedAt, remade)))
            : new(open, remade, Reach: null, open);
    }

    private static Reach? ReachOf(DataFrame stretches) => Sessionize.Reach.Of(stretches, Stretches.From, Stretches.To);

    // A day spares most second looks, since few stretches are longer.
    private static TimeSpan Margin(SessionRules rules) => rules.Gap > TimeSpan.FromDays(1) ? rules.Gap : TimeSpan.FromDays(1);
}
