using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>Which rows, in which order.</content>
public sealed partial class Analyzer
{
    private Scope FilterOf(Scope input, Filter filter) =>
        OverProjectedAway(input, scope => scope.Then(new BoundFilter(scope.Relation, Binder(scope, AllowedFunctions.Scalar, "WHERE").Condition(filter.Condition))));

    private Scope SortOf(Scope input, Sort sort) =>
        OverProjectedAway(input, scope => scope.Then(new BoundSort(scope.Relation, [.. sort.Order.Select(Binder(scope, AllowedFunctions.Window, "ORDER BY").Order)]) { IsGlobal = sort.IsGlobal }));

    /// <summary>
    /// As Spark, a filter or sort may name a column that the select before it left out: it is then carried along and dropped at the end.
    /// </summary>
    private static Scope OverProjectedAway(Scope input, Func<Scope, Scope> apply)
    {
        try
        {
            return apply(input);
        }
        catch (AnalysisException e) when (input.Relation is BoundProject project && e.ErrorClass.StartsWith("UNRESOLVED_COLUMN", StringComparison.Ordinal))
        {
            var columns = project.Columns.Select(c => c.Output.Id).ToHashSet();
            var left = project.Input.Output.Where(a => !columns.Contains(a.Id)).Select(a => BoundNamed.Pass(a with { IsHidden = true }));
            var widened = input.Then(project with { Columns = [.. project.Columns, .. left] });
            var applied = apply(widened);
            return applied.Then(new BoundProject(applied.Relation, [.. project.Columns.Select(c => BoundNamed.Pass(c.Output))]));
        }
    }

    private static Scope DeduplicateOf(Scope input, Deduplicate plan)
    {
        if (plan.WithinWatermark)
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE", "DropDuplicatesWithinWatermark is for streams; batches use DropDuplicates.");
        }

        ValueList<BoundAttribute> keys = plan.ColumnNames.Count == 0 ? [.. Visible(input)] : [.. plan.ColumnNames.Select(name => Column(input, name))];
        VariantRules.CheckRows(keys.Select(k => new StructField(k.Name, k.DataType)));
        return input.Then(new BoundDistinct(input.Relation, keys));
    }

    private static Scope SampleOf(Scope input, Sample sample) =>
        input.Then(new BoundSample(input.Relation, sample.LowerBound, sample.UpperBound, sample.Seed) { WithReplacement = sample.WithReplacement });

    private Scope RepartitionOf(Scope input, RepartitionByExpression plan)
    {
        var binder = Binder(input, AllowedFunctions.Scalar, "REPARTITION");
        return input.Then(new BoundRepartition(
            input.Relation, Positive(plan.NumPartitions), [.. plan.Expressions.Where(e => e is not SortOrder).Select(binder.Bind)])
        {
            Order = [.. plan.Expressions.OfType<SortOrder>().Select(binder.Order)],
        });
    }

    private static int? Positive(int? partitions) => partitions is null or > 0
        ? partitions
        : throw new ArgumentException($"Rows cannot be spread over {partitions} partitions; the number must be above 0.");
}
