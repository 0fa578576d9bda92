using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// Into which files the rows of a write go. The engine itself has no partitions, so that all rows of a directory make one file; a query that
/// is repartitioned last, but for steps that leave rows in their partitions, gets the number of each row's partition as a last column.
/// </summary>
internal static class WrittenParts
{
    /// <summary>The name of the column.</summary>
    internal const string Column = "__part";

    /// <summary>A query and its column of partitions, or null where it has one partition.</summary>
    internal static (BoundRelation Plan, BoundAttribute? Part) Of(BoundRelation plan) => plan switch
    {
        BoundRepartition { NumPartitions: null or 1 } => (plan, null),
        BoundRepartition { IsCoalesce: true, NumPartitions: { } most } coalesce => Of(coalesce.Input) is (var input, { } part)
            ? With(input, [.. input.Output.SkipLast(1)], Modulo(new BoundReference(part), most))
            : (plan, null),
        BoundRepartition { NumPartitions: { } count } repartition => With(repartition.Input, [.. repartition.Input.Output], Number(repartition, count)),
        BoundProject project when !project.Columns.Any(c => BoundTree.HoldsWindow(c.Expression)) => Of(project.Input) is (var input, { } part)
            ? (new BoundProject(input, [.. project.Columns, BoundNamed.Pass(part)]), part)
            : (plan, null),
        BoundFilter or BoundHint or BoundSort { IsGlobal: false } => Of(((BoundPassing)plan).Input) is (var input, { } part)
            ? ((BoundPassing)plan with { Input = input }, part)
            : (plan, null),
        _ => (plan, null),
    };

    private static (BoundRelation Plan, BoundAttribute Part) With(BoundRelation input, IReadOnlyList<BoundAttribute> columns, BoundExpression number)
    {
        var part = BoundAttribute.Create(Column, number.DataType, false);
        return (new BoundProject(input, [.. columns.Select(BoundNamed.Pass), new BoundNamed(number, part)]), part);
    }

    // By values as Spark does, by ranges so that equal values stay together, else in turn.
    private static BoundCall Number(BoundRepartition repartition, int count) =>
        repartition.Order.Count > 0 ? Range(repartition, count)
        : repartition.Expressions.Count > 0 ? Modulo(new BoundCall("hash", repartition.Expressions, new IntegerType(), false), count)
        : Modulo(new BoundCall("monotonically_increasing_id", [], new LongType(), false), count);

    private static BoundCall Modulo(BoundExpression number, int count) =>
        new("pmod", [number, new BoundLiteral(number.DataType is LongType ? (long)count : count, number.DataType)], number.DataType, false);

    private static BoundCall Range(BoundRepartition repartition, int count)
    {
        var number = new DoubleType();
        var share = new BoundWindowCall(new BoundCall("cume_dist", [], number, false), [], repartition.Order, null);
        return new BoundCall("ceil", [new BoundCall("*", [share, new BoundLiteral((double)count, number)], number, false)], new LongType(), false);
    }
}
