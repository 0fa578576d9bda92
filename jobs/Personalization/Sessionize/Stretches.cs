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

    /// <summary>The last session that the stretch had before the new events, as a struct: from, to, and how many there are of it; null where it had none.</summary>
    internal const string Last = "__last";
    internal const string Rows = "__rows";

    /// <summary>The time of the first new event, how many new events there are, and whether orders are among them.</summary>
    internal const string FirstNew = "__first_new";
    internal const string NewEvents = "__new_events";
    internal const string HasNewOrders = "__has_new_orders";

    private const string IsNew = "__is_new";
    private const string IsOrder = "__is_order";
    private const string EndBefore = "__end_before";
    private const string Begins = "__begins";
    private const string Number = "__number";

    /// <summary>The stretches: key, first and last instant, their last session and what there is of new events.</summary>
    internal static DataFrame Of(DataFrame sessions, DataFrame fresh, SessionRules rules)
    {
        var parts = Parts(sessions, Sessions.StartedAt, Sessions.EndedAt, isNew: Lit(false), isOrder: Lit(false))
            .Union(Parts(fresh, SilverEvents.EventTime, SilverEvents.EventTime, isNew: Lit(true), isOrder: Col(SilverEvents.Kind) == EventKinds.OrderCompleted))
            .GroupBy(Sessions.SessionKey, [From, To, IsNew])
            .Agg(Count(Lit(1)).As(Rows), BoolOr(Col(IsOrder)).As(IsOrder));
        var numbered = rules.Gap > TimeSpan.Zero ? WithNumbers(parts, rules.Gap) : parts.WithColumn(Number, Lit(0L));
        return numbered
            .GroupBy(Sessions.SessionKey, Number)
            .Agg(
                Min(From).As(From),
                Max(To).As(To),
                Max(When(!Col(IsNew), Struct(Col(To), Col(From), Col(Rows)))).As(Last),
                Min(When(Col(IsNew), Col(From))).As(FirstNew),
                Sum(When(Col(IsNew), Col(Rows))).As(NewEvents),
                BoolOr(Col(IsOrder)).As(HasNewOrders))
            .Filter(Col(FirstNew).IsNotNull())
            .Drop(Number);
    }

    /// <summary>The rows of a time that lie in stretches of their key, or those that lie in none.</summary>
    internal static DataFrame Within(DataFrame rows, string time, DataFrame stretches, bool inNone = false) => rows.Join(
        stretches.Select(Col(Sessions.SessionKey).As(Number), Col(From), Col(To)),
        (Col(Sessions.SessionKey) == Col(Number)) & (Col(time) >= Col(From)) & (Col(time) <= Col(To)),
        inNone ? "left_anti" : "left_semi");

    private static DataFrame Parts(DataFrame rows, string from, string to, Column isNew, Column isOrder) =>
        rows.Select(Col(Sessions.SessionKey), Col(from).As(From), Col(to).As(To), isNew.As(IsNew), isOrder.As(IsOrder));

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
