using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;
using Windows = SparkPersonalization.DataFrames.Window;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>
/// The stretches between inactivity gaps that new events touch, told from the sessions that are there and the times of the new events:
/// no session reaches over a gap, and between two of a key's sessions or new events is none where they are no further apart.
/// </summary>
internal static class Stretches
{
    internal const string From = "__from";
    internal const string To = "__to";

    /// <summary>Whether the stretch had sessions before the new events.</summary>
    internal const string HadSessions = "__had_sessions";

    private const string IsNew = "__is_new";
    private const string EndBefore = "__end_before";
    private const string Begins = "__begins";
    private const string Number = "__number";

    /// <summary>The stretches: key, first and last instant, and whether they had sessions.</summary>
    internal static DataFrame Of(DataFrame sessions, DataFrame fresh, SessionRules rules)
    {
        var parts = Parts(sessions, Sessions.StartedAt, Sessions.EndedAt, isNew: false)
            .Union(Parts(fresh, SilverEvents.EventTime, SilverEvents.EventTime, isNew: true))
            .Distinct();
        var numbered = rules.Gap > TimeSpan.Zero ? WithNumbers(parts, rules.Gap) : parts.WithColumn(Number, Lit(0L));
        return numbered
            .GroupBy(Sessions.SessionKey, Number)
            .Agg(Min(From).As(From), Max(To).As(To), BoolOr(!Col(IsNew)).As(HadSessions), BoolOr(Col(IsNew)).As(IsNew))
            .Filter(Col(IsNew))
            .Drop(Number, IsNew);
    }

    /// <summary>The events that lie in stretches of their key.</summary>
    internal static DataFrame Within(DataFrame events, DataFrame stretches) => events
        .Join(stretches.WithColumnRenamed(Sessions.SessionKey, Number), (Col(Sessions.SessionKey) == Col(Number))
            & (Col(SilverEvents.EventTime) >= Col(From)) & (Col(SilverEvents.EventTime) <= Col(To)))
        .Drop(Number, From, To, HadSessions);

    private static DataFrame Parts(DataFrame rows, string from, string to, bool isNew) =>
        rows.Select(Col(Sessions.SessionKey), Col(from).As(From), Col(to).As(To), Lit(isNew).As(IsNew));

    private static DataFrame WithNumbers(DataFrame parts, TimeSpan gap)
    {
        // A total order: parts that are equal could stand otherwise in each of the two windows, and a part then falls to the stretch before.
        var before = Windows.PartitionBy(Sessions.SessionKey).OrderBy(From, To, IsNew);
        var isApart = UnixMicros(Col(From)) - UnixMicros(Col(EndBefore)) > SessionMarks.MicrosOf(gap);
        return parts
            .WithColumn(EndBefore, Max(To).Over(before.RowsBetween(Windows.UnboundedPreceding, -1)))
            .WithColumn(Begins, When(Col(EndBefore).IsNull() | isApart, 1L).Otherwise(0L))
            .WithColumn(Number, Sum(Begins).Over(before.RowsBetween(Windows.UnboundedPreceding, Windows.CurrentRow)))
            .Drop(EndBefore, Begins);
    }
}
