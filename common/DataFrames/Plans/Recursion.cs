namespace SparkPersonalization.DataFrames.Plans;

/// <summary>A query of SQL that <c>WITH RECURSIVE</c> names and that reads itself: its first rows, and then, as long as there are any, those that a step makes of the last ones.</summary>
/// <param name="Name">The query's name.</param>
/// <param name="Columns">Its columns' names, or none for those of the first rows.</param>
/// <param name="Anchor">The first rows.</param>
/// <param name="Step">The step.</param>
/// <param name="Number">The number by which the step's <see cref="RecursiveReference"/>s find it.</param>
/// <param name="MaxLevel">How many steps there may be.</param>
internal sealed record RecursiveQuery(string Name, ValueList<string> Columns, Relation Anchor, Relation Step, long Number, int MaxLevel) : Relation
{
    /// <inheritdoc/>
    public override IReadOnlyList<Relation> Inputs => [Anchor, Step];
}

/// <summary>The last rows of a recursive query, in its step.</summary>
/// <param name="Number">The query's number.</param>
internal sealed record RecursiveReference(long Number) : LeafRelation;
