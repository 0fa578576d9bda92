using System.Collections.Immutable;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>The analysis of a plan whose rows are kept: it is done once, so that what the plan reads is settled when keeping begins.</summary>
public sealed class KeptPlan
{
    private readonly Scope _scope;

    internal KeptPlan(Scope scope)
    {
        _scope = scope;
        Columns = [.. scope.Relation.Output.Distinct()];
    }

    /// <summary>What computes the rows.</summary>
    public BoundRelation Relation => _scope.Relation;

    /// <summary>The columns that are kept: those of the relation's output, hidden ones too, each once.</summary>
    public ValueList<BoundAttribute> Columns { get; }

    /// <summary>The plan for rows that stand by themselves: what plan ids below meant is forgotten.</summary>
    /// <returns>The plan.</returns>
    public KeptPlan WithoutPast() => new(_scope with { Plans = ImmutableDictionary<long, IReadOnlyList<BoundAttribute>?>.Empty });

    /// <summary>
    /// A scan in the plan's place, under new column ids as for every visit of a node. What a plan id below meant stays known, so that
    /// columns taken from the DataFrames that the kept one was made of are found.
    /// </summary>
    internal Scope ReadFrom(ISourceHandle source)
    {
        var ids = Columns.ToDictionary(a => a.Id, a => BoundAttribute.Create(a.Name, a.DataType, a.IsNullable).Id);
        var scan = new BoundScan(source, [.. Columns.Select(Renewed)]);
        BoundRelation rows = Columns.Count == Relation.Output.Count
            ? scan
            : new BoundProject(scan, [.. Relation.Output.Select(a => BoundNamed.Pass(Renewed(a)))]);
        var plans = _scope.Plans.ToImmutableDictionary(
            p => p.Key, p => (IReadOnlyList<BoundAttribute>?)p.Value?.Where(a => ids.ContainsKey(a.Id)).Select(Renewed).ToArray());
        return new Scope(rows, plans);

        BoundAttribute Renewed(BoundAttribute attribute) => attribute with { Id = ids[attribute.Id] };
    }
}

/// <summary>Rows that are kept of a plan.</summary>
/// <param name="Plan">The plan's analysis.</param>
/// <param name="Source">Where they are read: its columns are <see cref="KeptPlan.Columns"/> by position, whatever their names.</param>
public sealed record KeptRows(KeptPlan Plan, ISourceHandle Source);
