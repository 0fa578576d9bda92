using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>
/// Grouping by sessions: rows of equal other keys belong to one session as long as each begins no later than the gap after those before it. The
/// session is a column of its own beside the input's, made with window functions.
/// </summary>
internal static class SessionWindows
{
    private static readonly DataType Whole = new IntegerType();

    /// <summary>The input with the session beside its columns; rows without a time belong to none.</summary>
    /// <param name="input">The input.</param>
    /// <param name="bound">The call of <c>session_window</c>, bound to the input.</param>
    /// <param name="keys">The other keys.</param>
    internal static BoundRelation Beside(BoundRelation input, BoundCall bound, ValueList<BoundExpression> keys)
    {
        var time = bound.Arguments[0];
        BoundRelation rows = new BoundFilter(input, new BoundCall("isnotnull", [time], new BooleanType(), false));
        var visible = rows.Output.Where(a => !a.IsHidden).ToList();
        (rows, var start) = With(rows, time, "start");
        (rows, var end) = With(rows, End(bound, start), "end");
        var order = new BoundSortOrder(start, Ascending: true, NullsFirst: true);
        (rows, var before) = With(rows, Over(Aggregate("max", end, end.DataType), keys, [order], -1), "before");
        (rows, var isNew) = With(rows, IsNew(start, before), "new");
        (rows, var session) = With(rows, Over(Aggregate("sum", isNew, new LongType()), keys, [order], 0), "session");
        ValueList<BoundExpression> all = [.. keys, session];
        (rows, var first) = With(rows, Over(Aggregate("min", start, start.DataType), all, [], null), "first");
        (rows, var last) = With(rows, Over(Aggregate("max", end, end.DataType), all, [], null), "last");
        var window = new BoundCall("named_struct", [Text("start"), first, Text("end"), last], WindowingFunctions.WindowOf(time.DataType), false);
        return new BoundProject(rows, [
            .. visible.Select(BoundNamed.Pass),
            new BoundNamed(window, BoundAttribute.Create(bound.Function, window.DataType, false)),
            .. input.Output.Where(a => a.IsHidden).Select(BoundNamed.Pass)]);
    }

    private static BoundCall End(BoundCall bound, BoundExpression start)
    {
        var gap = bound.Arguments[1] is { DataType: DayTimeIntervalType } interval and not BoundLiteral
            ? interval
            : new BoundLiteral(WindowingFunctions.Length(bound.Arguments[1]), new DayTimeIntervalType());
        return new BoundCall("+", [start, gap], start.DataType, false);
    }

    private static BoundCall IsNew(BoundExpression start, BoundExpression before) => new(
        "when",
        [
            new BoundCall("or", [new BoundCall("isnull", [before], new BooleanType(), false), new BoundCall(">", [start, before], new BooleanType(), true)], new BooleanType(), true),
            new BoundLiteral(1, Whole),
            new BoundLiteral(0, Whole),
        ],
        Whole,
        false);

    private static (BoundRelation Rows, BoundReference Column) With(BoundRelation rows, BoundExpression value, string name)
    {
        var column = BoundAttribute.Create(name, value.DataType, value.IsNullable);
        return (new BoundProject(rows, [.. rows.Output.Select(BoundNamed.Pass), new BoundNamed(value, column)]), new BoundReference(column));
    }

    private static BoundAggregateCall Aggregate(string function, BoundExpression value, DataType type) => new(function, [value], false, type, true);

    private static BoundWindowCall Over(BoundAggregateCall call, ValueList<BoundExpression> keys, ValueList<BoundSortOrder> order, int? upTo) => new(
        call, keys, order, upTo is { } last ? new BoundFrame(FrameType.Row, new BoundFrameBound(null), new BoundFrameBound(new BoundLiteral(last, Whole))) : null);

    private static BoundLiteral Text(string text) => new(text, new StringType());
}
