using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>
/// Leaves out of a plan the columns that nothing uses, so that sources need not make them: DuckDB would leave out columns of files, but not
/// the join that brings what a file's rows share.
/// </summary>
internal static class ColumnPruning
{
    /// <summary>The plan with the columns that are needed, and what computes them; others may be left.</summary>
    internal static BoundRelation Prune(BoundRelation plan, IEnumerable<BoundAttribute> needed) => Prune(plan, needed.Select(a => a.Id).ToHashSet());

    private static BoundRelation Prune(BoundRelation plan, HashSet<long> needed)
    {
        DeepStack.Check();
        return PruneNode(plan, needed);
    }

    private static BoundRelation PruneNode(BoundRelation plan, HashSet<long> needed) => plan switch
    {
        BoundScan scan => Scan(scan, needed),
        BoundProject project => Project(project, needed),
        BoundJoin join => Join(join, needed),
        BoundSetOperation or BoundRecursion => BoundTree.MapInputs(plan, input => Prune(input, input.Output.Where(a => !a.IsHidden))),
        BoundAggregate aggregate => aggregate with { Input = Prune(aggregate.Input, Used(aggregate.Keys.Concat(aggregate.Aggregates).Select(c => c.Expression))) },
        BoundGenerate generate => generate with { Input = Prune(generate.Input, Used(generate.Arguments, needed)) },
        BoundFilter filter => filter with { Input = Prune(filter.Input, Used([filter.Condition], needed)) },
        BoundSort sort => sort with { Input = Prune(sort.Input, Used(sort.Order.Select(o => o.Child), needed)) },
        BoundDistinct distinct => distinct with { Input = Prune(distinct.Input, [.. needed, .. distinct.Keys.Select(k => k.Id)]) },
        BoundPassing passing => passing with { Input = Prune(passing.Input, needed) },
        _ => plan,
    };

    // Where rows are only counted: no column, or one of numbers rather than texts.
    private static BoundScan Scan(BoundScan scan, HashSet<long> needed)
    {
        var kept = Enumerable.Range(0, scan.Attributes.Count).Where(i => needed.Contains(scan.Attributes[i].Id)).ToArray();
        kept = kept.Length > 0 || scan.Source is IScanSource { CanCount: true } ? kept : [Smallest(scan)];
        return scan.Attributes.Count == 0 || kept.Length == scan.Attributes.Count
            ? scan
            : scan with { Attributes = [.. kept.Select(i => scan.Attributes[i])], Places = [.. kept.Select(i => scan.Places[i])] };
    }

    private static int Smallest(BoundScan scan) => Math.Max(0, scan.Attributes.ToList().FindIndex(a => a.DataType is NumericType or BooleanType or DateType or TimestampType));

    private static BoundProject Project(BoundProject project, HashSet<long> needed)
    {
        ValueList<BoundNamed> columns = [.. project.Columns.Where(c => needed.Contains(c.Output.Id))];
        return Merged(new BoundProject(Prune(project.Input, Used(columns.Select(c => c.Expression))), columns));
    }

    // A projection that only chooses and names takes the place of the one under it: each costs the planner time, and hides what is computed there.
    private static BoundProject Merged(BoundProject project)
    {
        if (project.Input is not BoundProject inner || project.Columns.Count == 0)
            return project;
        var chosen = project.Columns.Select(c => c.Expression).OfType<BoundReference>().Select(r => r.Attribute.Id).ToList();
        if (chosen.Count < project.Columns.Count || chosen.Distinct().Count() < chosen.Count)
            return project;
        var values = inner.Columns.ToDictionary(c => c.Output.Id, c => c.Expression);
        return new BoundProject(inner.Input, [.. project.Columns.Select((c, i) => c with { Expression = values[chosen[i]] })]);
    }

    private static BoundJoin Join(BoundJoin join, HashSet<long> needed)
    {
        ValueList<BoundAttribute> columns = [.. join.Columns.Where(c => needed.Contains(c.Id)).DefaultIfEmpty(join.Columns[0])];
        var used = Used(join.Condition is { } condition ? [condition] : [], [.. columns.Select(c => c.Id)]);
        HashSet<long> left = join.LateralColumns is { } lateral ? [.. used, .. lateral.Select(a => a.Id)] : used;
        return join with { Left = Prune(join.Left, left), Right = Prune(join.Right, used), Columns = columns };
    }

    private static HashSet<long> Used(IEnumerable<BoundExpression> expressions, IEnumerable<long>? further = null)
    {
        var used = further is null ? [] : further.ToHashSet();
        foreach (var expression in expressions)
        {
            used.UnionWith(BoundTree.References(expression).Select(a => a.Id));
        }

        return used;
    }
}
