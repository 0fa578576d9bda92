using System.Globalization;
using System.Text;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Explain;

/// <summary>An analysed plan for people: Spark's words for its logical plans, as <c>EXPLAIN EXTENDED</c> prints them.</summary>
internal static class PlanText
{
    /// <summary>The plan as a tree, a line for each node, what it reads below it.</summary>
    internal static string Of(BoundRelation plan)
    {
        var text = new StringBuilder();
        Append(text, plan, "", "");
        return text.ToString().TrimEnd();
    }

    /// <summary>The columns and their types, as <c>id: bigint, name: string</c>.</summary>
    internal static string Columns(BoundRelation plan) => string.Join(", ", plan.Schema.Select(f => $"{f.Name}: {f.DataType.SimpleString}"));

    // Of several inputs all but the last have a line down to the next one.
    private static void Append(StringBuilder text, BoundRelation plan, string first, string rest)
    {
        DeepStack.Check();
        foreach (var (line, i) in Lines(plan).Select((line, i) => (line, i)))
        {
            text.Append(i == 0 ? first : $"{rest}{new string(' ', 3 * (i - 1))}+- ").AppendLine(line);
            rest += i == 0 ? "" : "   ";
        }

        for (var i = 0; i < plan.Inputs.Count; i++)
        {
            var isLast = i == plan.Inputs.Count - 1;
            Append(text, plan.Inputs[i], rest + (isLast ? "+- " : ":- "), rest + (isLast ? "   " : ":  "));
        }
    }

    // Spark has two nodes where a limit is one here.
    private static IReadOnlyList<string> Lines(BoundRelation plan) => plan switch
    {
        BoundLimit { Count: null } limit => [$"Offset {Number(limit.Skip)}"],
        BoundLimit { Skip: 0, Count: { } count } => [$"GlobalLimit {Number(count)}", $"LocalLimit {Number(count)}"],
        BoundLimit { Count: { } count } limit => [$"GlobalLimit {Number(count)}", $"Offset {Number(limit.Skip)}", $"LocalLimit {Number(limit.Skip + count)}"],
        _ => [Line(plan)],
    };

    private static string Line(BoundRelation plan) => plan switch
    {
        BoundScan scan => $"Relation {Names(Visible(scan.Output))} {scan.Source.Description}",
        BoundLocal { Attributes.Count: 0, Rows.Count: 1 } => "OneRowRelation",
        BoundLocal local => $"LocalRelation {Names(local.Output)}",
        BoundRange range => string.Create(CultureInfo.InvariantCulture, $"Range ({range.Start}, {range.End}, step={range.Step})"),
        BoundProject project when Alias(project) is { } alias => $"SubqueryAlias {alias}",
        BoundProject project => $"Project {Made(project.Columns)}",
        BoundFilter filter => $"Filter {ExpressionText.Of(filter.Condition)}",
        BoundSort sort => $"Sort {ExpressionText.Of(sort.Order)}, {(sort.IsGlobal ? "true" : "false")}",
        BoundTail tail => $"Tail {Number(tail.Count)}",
        BoundSample sample => string.Create(CultureInfo.InvariantCulture, $"Sample {sample.LowerBound:0.0###}, {sample.UpperBound:0.0###}, {(sample.WithReplacement ? "true" : "false")}, {sample.Seed}"),
        BoundRepartition { Order.Count: > 0 } ranges => $"RepartitionByExpression {ExpressionText.Of(ranges.Order)}{Partitions(ranges)}",
        BoundRepartition { Expressions.Count: > 0 } values => $"RepartitionByExpression [{ExpressionText.List(values.Expressions)}]{Partitions(values)}",
        BoundRepartition partitions => $"Repartition {partitions.NumPartitions}, {(partitions.IsCoalesce ? "false" : "true")}",
        BoundDistinct distinct => $"Deduplicate {Names(distinct.Keys)}",
        BoundAggregate aggregate => $"Aggregate [{ExpressionText.List(aggregate.Keys.Select(k => k.Expression))}], {Made([.. aggregate.Keys, .. aggregate.Aggregates])}{Sets(aggregate)}",
        BoundJoin join => $"{(join.LateralColumns is null ? "Join" : "LateralJoin")} {join.JoinType}{(join.Condition is null ? "" : $", {ExpressionText.Of(join.Condition)}")}",
        BoundSetOperation { Type: SetOperationType.Union, IsAll: true } => "Union false, false",
        BoundSetOperation operation => $"{operation.Type} {(operation.IsAll ? "All true" : "All false")}",
        BoundGenerate generate => $"Generate {generate.Function}({ExpressionText.List(generate.Arguments)}), {(generate.IsOuter ? "true" : "false")}, {Names(generate.Generated)}",
        BoundHint hint => $"Hint {hint.Name}",
        _ => $"{plan.GetType().Name["Bound".Length..]} {Names(Visible(plan.Output))}",
    };

    // A name for all columns of a query is with the columns here, which are passed on.
    private static string? Alias(BoundProject project) =>
        project.Columns is [{ Output.Qualifier: { } alias }, ..]
        && project.Columns.All(c => c is { Expression: BoundReference passed } && passed.Attribute == c.Output && c.Output.Qualifier == alias)
        && Visible(project.Input.Output).Any(a => a.Qualifier != alias) ? alias : null;

    private static string Made(IEnumerable<BoundNamed> columns) => $"[{string.Join(", ", columns.Select(c => c.Expression is BoundReference { Attribute: var passed } && passed == c.Output
        ? ExpressionText.Of(passed)
        : $"{ExpressionText.Of(c.Expression)} AS {ExpressionText.Of(c.Output)}"))}]";

    private static string Names(IEnumerable<BoundAttribute> columns) => $"[{string.Join(", ", columns.Select(ExpressionText.Of))}]";

    private static IEnumerable<BoundAttribute> Visible(IEnumerable<BoundAttribute> columns) => columns.Where(a => !a.IsHidden);

    private static string Partitions(BoundRepartition repartition) => repartition.NumPartitions is { } count ? $", {Number(count)}" : "";

    private static string Sets(BoundAggregate aggregate) => aggregate.GroupingSets is null
        ? ""
        : $", GROUPING SETS ({string.Join(", ", aggregate.GroupingSets.Select(set => $"({ExpressionText.List(set.Select(i => aggregate.Keys[i].Expression))})"))})";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
