using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Analysis.Bound;

/// <summary>First rows, and then, as long as there are any, those that a step makes of the last ones.</summary>
/// <param name="Anchor">The first rows.</param>
/// <param name="Step">The step, whose columns have the types of the first rows'.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Number">The number by which the <see cref="BoundRecursionRows"/> in the step find it.</param>
/// <param name="MaxLevel">How many steps there may be.</param>
public sealed record BoundRecursion(BoundRelation Anchor, BoundRelation Step, ValueList<BoundAttribute> Columns, long Number, int MaxLevel) : BoundRelation
{
    /// <inheritdoc/>
    public override IReadOnlyList<BoundAttribute> Output => Columns;

    /// <inheritdoc/>
    public override IReadOnlyList<BoundRelation> Inputs => [Anchor, Step];
}

/// <summary>The last rows of a <see cref="BoundRecursion"/>, in its step.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Attributes">The columns.</param>
public sealed record BoundRecursionRows(long Number, ValueList<BoundAttribute> Attributes) : BoundRelation
{
    /// <inheritdoc/>
    public override IReadOnlyList<BoundAttribute> Output => Attributes;
}
