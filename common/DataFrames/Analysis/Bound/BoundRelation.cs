using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis.Bound;

/// <summary>
/// A relation after analysis. The many relations that users write are lowered to the few here, so that an engine has only these to say.
/// </summary>
public abstract record BoundRelation
{
    /// <summary>The columns, in order, hidden ones last.</summary>
    public abstract IReadOnlyList<BoundAttribute> Output { get; }

    /// <summary>The inputs, in order.</summary>
    public virtual IReadOnlyList<BoundRelation> Inputs => [];

    /// <summary>The schema of the columns that are not hidden.</summary>
    public StructType Schema => new(Output.Where(a => !a.IsHidden).Select(a => new StructField(a.Name, a.DataType, a.IsNullable)));
}

/// <summary>A relation over one other that passes its columns on.</summary>
/// <param name="Input">The other.</param>
public abstract record BoundPassing(BoundRelation Input) : BoundRelation
{
    /// <inheritdoc/>
    public override IReadOnlyList<BoundAttribute> Output => Input.Output;

    /// <inheritdoc/>
    public override IReadOnlyList<BoundRelation> Inputs => [Input];
}

/// <summary>Rows from outside: files or a table.</summary>
/// <param name="Source">What the engine found for the read; only the engine knows its kind.</param>
/// <param name="Attributes">The columns.</param>
public sealed record BoundScan(ISourceHandle Source, ValueList<BoundAttribute> Attributes) : BoundRelation
{
    /// <summary>The place of each column among those of the source, hidden ones after the others; by default all in their order.</summary>
    public ValueList<int> Places { get; init; } = [.. Enumerable.Range(0, Attributes.Count)];

    /// <summary>The node that the scan was made for, or null where rows are read that were kept.</summary>
    public Read? Read { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<BoundAttribute> Output => Attributes;
}

/// <summary>Rows that the program gave.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Attributes">The columns.</param>
public sealed record BoundLocal(IReadOnlyList<object?[]> Rows, ValueList<BoundAttribute> Attributes) : BoundRelation
{
    /// <inheritdoc/>
    public override IReadOnlyList<BoundAttribute> Output => Attributes;
}

/// <summary>Numbers from start to end, which is not included.</summary>
/// <param name="Start">The first number.</param>
/// <param name="End">The end.</param>
/// <param name="Step">The distance.</param>
/// <param name="Attribute">The column.</param>
public sealed record BoundRange(long Start, long End, long Step, BoundAttribute Attribute) : BoundRelation
{
    /// <inheritdoc/>
    public override IReadOnlyList<BoundAttribute> Output => [Attribute];
}

/// <summary>Computed columns; window calls may stand in them, aggregates and generators not.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Columns">The columns.</param>
public sealed record BoundProject(BoundRelation Input, ValueList<BoundNamed> Columns) : BoundRelation
{
    /// <inheritdoc/>
    public override IReadOnlyList<BoundAttribute> Output => [.. Columns.Select(c => c.Output)];

    /// <inheritdoc/>
    public override IReadOnlyList<BoundRelation> Inputs => [Input];
}

/// <summary>The rows for which a condition is true.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Condition">The condition.</param>
public sealed record BoundFilter(BoundRelation Input, BoundExpression Condition) : BoundPassing(Input);

/// <summary>Rows with a hint, which changes no result.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Name">The hint's name; an engine passes over those that it does not know.</param>
public sealed record BoundHint(BoundRelation Input, string Name) : BoundPassing(Input);

/// <summary>Sorted rows.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Order">What to sort by.</param>
public sealed record BoundSort(BoundRelation Input, ValueList<BoundSortOrder> Order) : BoundPassing(Input)
{
    /// <summary>Whether all rows are in the order, and not only those of each partition.</summary>
    public bool IsGlobal { get; init; } = true;
}

/// <summary>A stretch of the rows.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Skip">How many to leave out at the start.</param>
/// <param name="Count">How many to take then, or null for all.</param>
public sealed record BoundLimit(BoundRelation Input, long Skip, long? Count) : BoundPassing(Input);

/// <summary>The last rows.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Count">How many.</param>
public sealed record BoundTail(BoundRelation Input, long Count) : BoundPassing(Input);

/// <summary>A random part of the rows.</summary>
/// <param name="Input">The rows.</param>
/// <param name="LowerBound">Rows whose random number is at least this are taken.</param>
/// <param name="UpperBound">Rows whose random number is below this are taken.</param>
/// <param name="Seed">The seed.</param>
public sealed record BoundSample(BoundRelation Input, double LowerBound, double UpperBound, long Seed) : BoundPassing(Input)
{
    /// <summary>Whether a row is taken as often as chance has it; the bounds' distance is then how often on average.</summary>
    public bool WithReplacement { get; init; }
}

/// <summary>Rows spread over partitions: the number of files that a write makes.</summary>
/// <param name="Input">The rows.</param>
/// <param name="NumPartitions">The number of partitions, or null for the engine's choice.</param>
/// <param name="Expressions">The values that spread them, or none.</param>
public sealed record BoundRepartition(BoundRelation Input, int? NumPartitions, ValueList<BoundExpression> Expressions) : BoundPassing(Input)
{
    /// <summary>The order whose ranges make the partitions, or none.</summary>
    public ValueList<BoundSortOrder> Order { get; init; } = [];

    /// <summary>Whether partitions are only joined, so that there are at most so many.</summary>
    public bool IsCoalesce { get; init; }
}

/// <summary>One whole row for each distinct key, any of those that share it.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Keys">The key columns.</param>
public sealed record BoundDistinct(BoundRelation Input, ValueList<BoundAttribute> Keys) : BoundPassing(Input);

/// <summary>Rows grouped and aggregated.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Keys">The keys.</param>
/// <param name="Aggregates">Aggregate calls, each one call.</param>
/// <param name="GroupingSets">Which keys (by place) each set has, or null for one set of all keys.</param>
public sealed record BoundAggregate(
    BoundRelation Input, ValueList<BoundNamed> Keys, ValueList<BoundNamed> Aggregates, ValueList<ValueList<int>>? GroupingSets) : BoundRelation
{
    /// <inheritdoc/>
    public override IReadOnlyList<BoundAttribute> Output => [.. Keys.Select(k => k.Output), .. Aggregates.Select(a => a.Output)];

    /// <inheritdoc/>
    public override IReadOnlyList<BoundRelation> Inputs => [Input];
}

/// <summary>Two relations side by side.</summary>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side.</param>
/// <param name="JoinType">Which rows it gives.</param>
/// <param name="Condition">When a pair matches; null for all pairs.</param>
/// <param name="Columns">The columns: of both sides, or of the left one for semi and anti joins, with the nullability that the join gives.</param>
public sealed record BoundJoin(
    BoundRelation Left, BoundRelation Right, JoinType JoinType, BoundExpression? Condition, ValueList<BoundAttribute> Columns) : BoundRelation
{
    /// <summary>The columns of the left side that the right side's own query uses, so that it runs for each row; null for an ordinary join.</summary>
    public ValueList<BoundAttribute>? LateralColumns { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<BoundAttribute> Output => Columns;

    /// <inheritdoc/>
    public override IReadOnlyList<BoundRelation> Inputs => [Left, Right];
}

/// <summary>Two relations of equal column types, matched by position.</summary>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side.</param>
/// <param name="Type">What is done.</param>
/// <param name="IsAll">Whether repeated rows stay.</param>
/// <param name="Columns">The columns of the result, with the left side's names.</param>
public sealed record BoundSetOperation(
    BoundRelation Left, BoundRelation Right, SetOperationType Type, bool IsAll, ValueList<BoundAttribute> Columns) : BoundRelation
{
    /// <inheritdoc/>
    public override IReadOnlyList<BoundAttribute> Output => Columns;

    /// <inheritdoc/>
    public override IReadOnlyList<BoundRelation> Inputs => [Left, Right];
}

/// <summary>Several rows made from each row, such as by <c>explode</c>; the new columns stand after the input's.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Function">The generator's name: <c>explode</c>, <c>posexplode</c>, <c>inline</c> or <c>stack</c>.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="IsOuter">Whether a row that makes none stays, with nulls.</param>
/// <param name="Generated">The new columns.</param>
public sealed record BoundGenerate(
    BoundRelation Input, string Function, ValueList<BoundExpression> Arguments, bool IsOuter, ValueList<BoundAttribute> Generated) : BoundRelation
{
    /// <inheritdoc/>
    public override IReadOnlyList<BoundAttribute> Output => [.. Input.Output, .. Generated];

    /// <inheritdoc/>
    public override IReadOnlyList<BoundRelation> Inputs => [Input];
}
