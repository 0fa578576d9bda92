using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis.Bound;

/// <summary>An expression after analysis: every name is bound, every type known, every coercion an explicit cast.</summary>
/// <param name="DataType">The type of its values.</param>
/// <param name="IsNullable">Whether a value may be null.</param>
public abstract record BoundExpression(DataType DataType, bool IsNullable)
{
    /// <summary>The direct parts, in order.</summary>
    public virtual IReadOnlyList<BoundExpression> Children => [];
}

/// <summary>A constant.</summary>
/// <param name="Value">The value in its CLR form (see <see cref="Row"/>), or null.</param>
/// <param name="DataType">Its type.</param>
public sealed record BoundLiteral(object? Value, DataType DataType) : BoundExpression(DataType, Value is null);

/// <summary>A column of an input.</summary>
/// <param name="Attribute">The column.</param>
public sealed record BoundReference(BoundAttribute Attribute) : BoundExpression(Attribute.DataType, Attribute.IsNullable);

/// <summary>A call of a scalar function or operator.</summary>
/// <param name="Function">The function's name in the function table, in lower case.</param>
/// <param name="Arguments">The arguments, already cast to the types that the function takes.</param>
/// <param name="DataType">The result's type.</param>
/// <param name="IsNullable">Whether the result may be null.</param>
public sealed record BoundCall(string Function, ValueList<BoundExpression> Arguments, DataType DataType, bool IsNullable)
    : BoundExpression(DataType, IsNullable)
{
    /// <inheritdoc/>
    public override IReadOnlyList<BoundExpression> Children => DeepStack.Checked(Arguments);
}

/// <summary>A call of a C# function.</summary>
/// <param name="Function">The function.</param>
/// <param name="Arguments">The arguments.</param>
public sealed record BoundUserFunction(UserFunction Function, ValueList<BoundExpression> Arguments) : BoundExpression(Function.ReturnType, true)
{
    /// <inheritdoc/>
    public override IReadOnlyList<BoundExpression> Children => DeepStack.Checked(Arguments);
}

/// <summary>A change of type.</summary>
/// <param name="Child">What is cast.</param>
/// <param name="DataType">The target.</param>
/// <param name="Mode">ANSI (an error where a value does not fit) or try (null).</param>
public sealed record BoundCast(BoundExpression Child, DataType DataType, EvalMode Mode)
    : BoundExpression(DataType, Child.IsNullable || Mode == EvalMode.Try)
{
    /// <inheritdoc/>
    public override IReadOnlyList<BoundExpression> Children => DeepStack.Checked<BoundExpression>([Child]);
}

/// <summary>A field of a struct.</summary>
/// <param name="Child">The struct.</param>
/// <param name="Ordinal">The field's place, from 0.</param>
/// <param name="Name">The field's name.</param>
/// <param name="DataType">The field's type.</param>
public sealed record BoundGetField(BoundExpression Child, int Ordinal, string Name, DataType DataType) : BoundExpression(DataType, true)
{
    /// <inheritdoc/>
    public override IReadOnlyList<BoundExpression> Children => DeepStack.Checked<BoundExpression>([Child]);
}

/// <summary>A call of an aggregate function.</summary>
/// <param name="Function">The function's name in the function table, in lower case.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="IsDistinct">Whether each distinct value counts once.</param>
/// <param name="DataType">The result's type.</param>
/// <param name="IsNullable">Whether the result may be null.</param>
public sealed record BoundAggregateCall(
    string Function, ValueList<BoundExpression> Arguments, bool IsDistinct, DataType DataType, bool IsNullable)
    : BoundExpression(DataType, IsNullable)
{
    /// <summary>Which rows it sees, or null for all.</summary>
    public BoundExpression? Condition { get; init; }

    /// <summary>The order in which it sees the rows; none for the order of the input.</summary>
    public ValueList<BoundSortOrder> Order { get; init; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<BoundExpression> Children =>
        Condition is null && Order.Count == 0 ? Arguments : [.. Arguments, .. Order.Select(o => o.Child), .. Condition is null ? [] : new[] { Condition }];
}

/// <summary>A column of a query around the one that it stands in.</summary>
/// <param name="Attribute">The column.</param>
public sealed record BoundOuterReference(BoundAttribute Attribute) : BoundExpression(Attribute.DataType, Attribute.IsNullable);

/// <summary>A query inside an expression.</summary>
/// <param name="Plan">The query.</param>
/// <param name="SubqueryType">What is taken from it.</param>
/// <param name="Values">The values looked for among its rows, of the types of its columns.</param>
/// <param name="OuterColumns">The columns around it that it uses.</param>
/// <param name="DataType">The type of the value.</param>
public sealed record BoundSubquery(
    BoundRelation Plan, SubqueryType SubqueryType, ValueList<BoundExpression> Values, ValueList<BoundAttribute> OuterColumns, DataType DataType)
    : BoundExpression(DataType, SubqueryType != SubqueryType.Exists)
{
    /// <summary>The names of the columns around it that it uses, each as often as it does: Spark calls a column by them.</summary>
    internal ValueList<string> OuterNames { get; init; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<BoundExpression> Children => [.. Values, .. OuterColumns.Select(a => new BoundReference(a))];
}

/// <summary>A function over a window of rows.</summary>
/// <param name="Function">An aggregate call, or a call of a ranking function.</param>
/// <param name="PartitionBy">Rows of equal values form a partition.</param>
/// <param name="OrderBy">The order within a partition.</param>
/// <param name="Frame">The rows seen, or null for the function's own frame (ranking functions).</param>
public sealed record BoundWindowCall(
    BoundExpression Function, ValueList<BoundExpression> PartitionBy, ValueList<BoundSortOrder> OrderBy, BoundFrame? Frame)
    : BoundExpression(Function.DataType, true)
{
    /// <inheritdoc/>
    public override IReadOnlyList<BoundExpression> Children => [Function, .. PartitionBy, .. OrderBy.Select(o => o.Child)];
}

/// <summary>The rows around the current one that a window function sees.</summary>
/// <param name="Type">Rows or range.</param>
/// <param name="Lower">The first row.</param>
/// <param name="Upper">The last row, included.</param>
public sealed record BoundFrame(FrameType Type, BoundFrameBound Lower, BoundFrameBound Upper);

/// <summary>An end of a frame: unbounded where <paramref name="Value"/> is null, else a distance; 0 is the current row.</summary>
/// <param name="Value">The distance as a literal, negative before the current row, or null for unbounded.</param>
public sealed record BoundFrameBound(BoundLiteral? Value);

/// <summary>An expression to sort by.</summary>
/// <param name="Child">What is compared.</param>
/// <param name="Ascending">Smallest first, or largest first.</param>
/// <param name="NullsFirst">Whether nulls stand before all values.</param>
public sealed record BoundSortOrder(BoundExpression Child, bool Ascending, bool NullsFirst);

/// <summary>A function given to a function of arrays or maps.</summary>
/// <param name="Parameters">The variables.</param>
/// <param name="Body">The body.</param>
public sealed record BoundLambda(ValueList<BoundLambdaVariable> Parameters, BoundExpression Body) : BoundExpression(Body.DataType, Body.IsNullable)
{
    /// <inheritdoc/>
    public override IReadOnlyList<BoundExpression> Children => [Body];
}

/// <summary>A variable of a lambda.</summary>
/// <param name="Id">The variable's number, unique in a plan.</param>
/// <param name="Name">The name that the user gave.</param>
/// <param name="DataType">Its type.</param>
/// <param name="IsNullable">Whether it may be null.</param>
public sealed record BoundLambdaVariable(long Id, string Name, DataType DataType, bool IsNullable) : BoundExpression(DataType, IsNullable);
