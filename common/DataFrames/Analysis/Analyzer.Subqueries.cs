using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>Queries inside others, which see the columns of those around them.</content>
public sealed partial class Analyzer
{
    private readonly HashSet<BoundAttribute> _outerColumns = [];
    private readonly List<string> _outerNames = [];

    /// <summary>The columns of the queries around this one that it uses.</summary>
    internal ValueList<BoundAttribute> OuterColumns => [.. _outerColumns];

    /// <summary>Their names, each as often as it is used.</summary>
    internal IReadOnlyList<string> OuterNames => _outerNames;

    private Scope? Around { get; init; }

    private Analyzer? Outer { get; init; }

    /// <summary>An analyser for a query that stands where these columns are seen.</summary>
    internal Analyzer Inside(Scope around) => new(resolver) { Around = around, Outer = this, Recursions = Recursions };

    /// <summary>Analyses a query and keeps its scope.</summary>
    internal Scope AnalyzeInside(Relation plan) => Visit(plan);

    /// <summary>The column of a query around this one that a name means, the nearest first; null where there is none.</summary>
    internal BoundExpression? Outside(UnresolvedAttribute name)
    {
        if (Around is null)
        {
            return null;
        }

        var found = Around.TryResolve(name) is { } near ? Marked(near) : Outer?.Outside(name);
        if (found is not null)
        {
            Note(found);
            _outerNames.Add(NameParts.Parse(name.UnparsedIdentifier)[^1]);
        }

        return found;
    }

    private void Note(BoundExpression expression)
    {
        if (expression is BoundOuterReference outer)
        {
            _outerColumns.Add(outer.Attribute);
        }

        foreach (var child in expression.Children)
        {
            Note(child);
        }
    }

    private static BoundExpression Marked(BoundExpression expression) => expression switch
    {
        BoundReference reference => new BoundOuterReference(reference.Attribute),
        BoundGetField field => field with { Child = Marked(field.Child) },
        BoundCall call => call with { Arguments = [.. call.Arguments.Select(Marked)] },
        _ => expression,
    };
}
