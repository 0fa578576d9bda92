namespace SparkPersonalization.DataFrames.Plans;

/// <summary>
/// A table-valued node of what a user wrote, before analysis. The nodes correspond one to one to the messages of Spark Connect's
/// <c>Relation</c> (relations.proto). Nodes are immutable; each has an id by which columns taken from its DataFrame find it again.
/// </summary>
public abstract record Relation
{
    private static long _lastPlanId;

    /// <summary>The node's number, unique in the process: Spark Connect's <c>RelationCommon.plan_id</c>.</summary>
    public long PlanId { get; init; } = Interlocked.Increment(ref _lastPlanId);

    /// <summary>The node's inputs, in order.</summary>
    public abstract IReadOnlyList<Relation> Inputs { get; }
}

/// <summary>A relation without inputs.</summary>
public abstract record LeafRelation : Relation
{
    /// <inheritdoc/>
    public sealed override IReadOnlyList<Relation> Inputs => [];
}

/// <summary>A relation over one other.</summary>
/// <param name="Input">The other.</param>
public abstract record UnaryRelation(Relation Input) : Relation
{
    /// <inheritdoc/>
    public sealed override IReadOnlyList<Relation> Inputs => [Input];
}
