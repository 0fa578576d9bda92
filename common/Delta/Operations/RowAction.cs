using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Delta.Operations;

/// <summary>One way in which an operation changes rows.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Origin">The kind of clause that it comes from.</param>
/// <param name="Condition">For which rows, or null for all that reach it.</param>
/// <param name="Values">The new value of each of the table's columns, in their order; empty for a deletion.</param>
internal sealed record RowAction(ChangeKind Kind, ClauseOrigin Origin, Expression? Condition, IReadOnlyList<Expression> Values);
