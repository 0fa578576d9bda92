using SparkPersonalization.DataFrames.Plans;
using static SparkPersonalization.Engines.SparkConnect.Translation.ExpressionTranslator;
using Frame = SparkPersonalization.Engines.SparkConnect.Protocol.Expression.Types.Window.Types.WindowFrame;
using Wire = SparkPersonalization.Engines.SparkConnect.Protocol.Expression;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Sort orders and windows.</summary>
internal static class OrderExpressions
{
    internal static IEnumerable<KeyValuePair<Type, Func<Expression, ExpressionTranslator, Wire>>> Table =>
    [
        Entry<SortOrder>((s, all) => new Wire { SortOrder = Order(s, all) }),
        Entry<WindowExpression>((w, all) => new Wire
        {
            Window = new()
            {
                WindowFunction = all.Of(w.Function),
                PartitionSpec = { all.Of(w.PartitionSpec) },
                OrderSpec = { w.OrderSpec.Select(o => Order(o, all)) },
                FrameSpec = w.Frame is { } frame ? Window(frame, all) : null,
            },
        }),
    ];

    private static Wire.Types.SortOrder Order(SortOrder order, ExpressionTranslator all) => new()
    {
        Child = all.Of(order.Child),
        Direction = (Wire.Types.SortOrder.Types.SortDirection)order.Direction,
        NullOrdering = (Wire.Types.SortOrder.Types.NullOrdering)order.NullOrdering,
    };

    private static Frame Window(WindowFrame frame, ExpressionTranslator all) => new()
    {
        FrameType = (Frame.Types.FrameType)frame.FrameType,
        Lower = Boundary(frame.Lower, all),
        Upper = Boundary(frame.Upper, all),
    };

    private static Frame.Types.FrameBoundary Boundary(FrameBoundary boundary, ExpressionTranslator all) => boundary switch
    {
        CurrentRowBoundary => new() { CurrentRow = true },
        UnboundedBoundary => new() { Unbounded = true },
        ValueBoundary value => new() { Value = all.Of(value.Value) },
        _ => throw Untranslatable.NoWriter(boundary.GetType()),
    };
}
