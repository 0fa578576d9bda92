using System.Collections.Immutable;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>An analysed relation, and the columns that each DataFrame in it had, by which <c>df["x"]</c> finds its column again.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Plans">The columns of each plan id; null where the id stands on both sides of a join.</param>
internal sealed record Scope(BoundRelation Relation, ImmutableDictionary<long, IReadOnlyList<BoundAttribute>?> Plans)
{
    internal static Scope Leaf(long planId, BoundRelation relation) =>
        new(relation, ImmutableDictionary<long, IReadOnlyList<BoundAttribute>?>.Empty.Add(planId, relation.Output));

    /// <summary>Another relation in this one's place: what this one's plan ids meant stays known.</summary>
    internal Scope Then(BoundRelation relation) => this with { Relation = relation };

    /// <summary>The relation under one more plan id.</summary>
    internal Scope As(long planId) => this with { Plans = Plans.SetItem(planId, Relation.Output) };

    /// <summary>Both sides' columns; an id that both have no longer says which is meant.</summary>
    internal static Scope Combine(Scope left, Scope right, BoundRelation relation)
    {
        var plans = left.Plans;
        foreach (var (id, columns) in right.Plans)
        {
            plans = plans.SetItem(id, plans.ContainsKey(id) ? null : columns);
        }

        return new Scope(relation, plans);
    }

    /// <summary>The column or field that a name means.</summary>
    internal BoundExpression Resolve(UnresolvedAttribute name)
    {
        var parts = NameParts.Parse(name.UnparsedIdentifier);
        return TryResolve(parts, Candidates(name)) ?? throw NotFound(parts);
    }

    /// <summary>As <see cref="Resolve"/>, but null where there is no such column.</summary>
    internal BoundExpression? TryResolve(UnresolvedAttribute name) => TryResolve(NameParts.Parse(name.UnparsedIdentifier), Candidates(name));

    /// <summary>The columns that a star stands for.</summary>
    internal IEnumerable<BoundExpression> Expand(UnresolvedStar star)
    {
        var all = All(star).ToList();
        var missing = star.Except.FirstOrDefault(name => !all.Exists(value => Same(NameOf(value), name)));
        return missing is null
            ? all.Where(value => !star.Except.Any(name => Same(NameOf(value), name)))
            : throw NotFound([missing]);
    }

    /// <summary>The name of what a star stands for: a column or a field.</summary>
    internal static string NameOf(BoundExpression value) => value is BoundGetField field ? field.Name : ((BoundReference)value).Attribute.Name;

    private IEnumerable<BoundExpression> All(UnresolvedStar star)
    {
        var visible = (star.PlanId is { } id ? OfPlan(id, "*") : Relation.Output).Where(a => !a.IsHidden).ToList();
        if (star.UnparsedTarget is null)
        {
            return visible.Select(a => new BoundReference(a));
        }

        var parts = NameParts.Parse(star.UnparsedTarget[..^2]);
        var qualified = visible.Where(a => parts.Count == 1 && Same(a.Qualifier, parts[0])).ToList();
        return qualified.Count > 0
            ? qualified.Select(a => new BoundReference(a))
            : TryResolve(parts, Relation.Output) is { DataType: StructType type } value
            ? type.Select((f, i) => new BoundGetField(value, i, f.Name, f.DataType))
            : throw new AnalysisException("CANNOT_RESOLVE_STAR_EXPAND", $"Cannot resolve {NameParts.Quote(parts)}.* : it is neither an alias nor a struct column.");
    }

    private IReadOnlyList<BoundAttribute> Candidates(UnresolvedAttribute name)
    {
        if (name.PlanId is not { } id)
        {
            return Relation.Output;
        }

        var reachable = Relation.Output.ToHashSet();
        var columns = OfPlan(id, name.UnparsedIdentifier);
        return [.. columns.Where(reachable.Contains)];
    }

    private IReadOnlyList<BoundAttribute> OfPlan(long id, string name) => Plans.TryGetValue(id, out var columns)
        ? columns ?? throw new AnalysisException(
            "AMBIGUOUS_COLUMN_REFERENCE",
            $"Column {name} is ambiguous: the DataFrame stands on both sides of a join. Give both sides an alias (df.As(\"a\")) and write Col(\"a.{name}\").")
        : throw new AnalysisException(
            "CANNOT_RESOLVE_DATAFRAME_COLUMN", $"Cannot resolve column {name}: its DataFrame is not part of this query.");

    private static BoundExpression? TryResolve(IReadOnlyList<string> parts, IReadOnlyList<BoundAttribute> candidates)
    {
        if (parts.Count > 1)
        {
            var qualified = candidates.Where(a => Same(a.Qualifier, parts[0]) && Same(a.Name, parts[1])).ToList();
            if (qualified.Count > 0)
            {
                return Fields(new BoundReference(One(parts, qualified)), parts.Skip(2));
            }
        }

        var named = candidates.Where(a => Same(a.Name, parts[0])).ToList();
        return named.Count == 0 ? null : Fields(new BoundReference(One(parts, named)), parts.Skip(1));
    }

    private static BoundAttribute One(IReadOnlyList<string> parts, List<BoundAttribute> found)
    {
        var visible = found.Where(a => !a.IsHidden).Distinct().ToList();
        var chosen = visible.Count > 0 ? visible : found;
        return chosen.Count == 1
            ? chosen[0]
            : throw new AnalysisException(
                "AMBIGUOUS_REFERENCE",
                $"Reference {NameParts.Quote(parts)} is ambiguous, could be: [{string.Join(", ", chosen.Select(Describe))}]. Give the sides an alias, or rename one column.");
    }

    private static BoundExpression Fields(BoundExpression value, IEnumerable<string> names) => names.Aggregate(value, FieldAccess.Get);

    private AnalysisException NotFound(IReadOnlyList<string> parts)
    {
        var near = NearNames.Of(parts[^1], Relation.Output.Where(a => !a.IsHidden).Select(a => a.Name)).Select(NameParts.Quote).ToList();
        return near.Count == 0
            ? new AnalysisException("UNRESOLVED_COLUMN.WITHOUT_SUGGESTION", $"A column, variable, or function parameter with name {NameParts.Quote(parts)} cannot be resolved.")
            : new AnalysisException(
                "UNRESOLVED_COLUMN.WITH_SUGGESTION",
                $"A column, variable, or function parameter with name {NameParts.Quote(parts)} cannot be resolved. Did you mean one of the following? [{string.Join(", ", near)}].");
    }

    private static string Describe(BoundAttribute a) => a.Qualifier is null ? NameParts.Quote(a.Name) : NameParts.Quote([a.Qualifier, a.Name]);

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
