using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>Rows that become columns: they are looked for when the plan is analysed, as Spark does.</content>
public sealed partial class Analyzer
{
    // Spark's own limit, spark.sql.transposeMaxValues.
    private const int MostTransposedRows = 500;
    private const string IndexName = "__index";
    private const string KeyName = "key";

    private Scope TransposeOf(Scope input, Transpose plan)
    {
        var index = IndexColumn(input, plan.IndexColumns);
        var values = Visible(input).Where(a => a.Id != index.Id).ToList();
        var type = values.Aggregate(values.FirstOrDefault()?.DataType ?? new StringType(), (common, column) => Tightest(common, column.DataType));
        var rows = IndexedRows(plan.Input, index, values, type);
        var schema = new StructType(
        [
            new StructField(KeyName, new StringType(), false),
            .. rows.Select(row => new StructField(row.GetAs<string>(0), type)),
        ]);
        var turned = values.Select((column, i) => (object?[])[column.Name, .. rows.Select(row => row[i + 1])]);
        return Visit(new LocalRelation(schema, [.. turned]));
    }

    private static BoundAttribute IndexColumn(Scope input, ValueList<Expression> given)
    {
        if (given.Count > 0 && !(given is [UnresolvedAttribute name] && input.Resolve(name) is BoundReference))
        {
            throw InvalidIndex("Index column must be an atomic attribute");
        }

        var index = given is [UnresolvedAttribute named] ? ((BoundReference)input.Resolve(named)).Attribute
            : Visible(input).FirstOrDefault() ?? throw InvalidIndex("Index column must be an atomic attribute");
        return index.DataType is AtomicType ? index : throw InvalidIndex($"Index column must be of atomic type, but found: {index.DataType.SimpleString}");
    }

    private IReadOnlyList<Row> IndexedRows(Relation input, BoundAttribute index, List<BoundAttribute> values, DataType type)
    {
        static Expression Column(BoundAttribute attribute) => new UnresolvedAttribute(NameParts.Quote(attribute.Name));
        var known = new Filter(input, new UnresolvedFunction("isnotnull", [Column(index)]));
        var sorted = new Sort(known, [new SortOrder(Column(index), SortDirection.Ascending, NullOrdering.NullsFirst)]);
        var texts = new Alias(new Cast(Column(index), new StringType()), [IndexName]);
        var rows = resolver.Run(new Limit(new Project(sorted, [texts, .. values.Select(v => new Cast(Column(v), type))]), MostTransposedRows + 1));
        return rows.Count <= MostTransposedRows ? rows : throw new AnalysisException(
            "TRANSPOSE_EXCEED_ROW_LIMIT", $"Number of rows exceeds the allowed limit of {MostTransposedRows} for TRANSPOSE. Filter the rows first.");
    }

    private static DataType Tightest(DataType left, DataType right) =>
        KeepsAll(left, right) && TypeCoercion.CommonType(left, right) is { } common ? common : throw new AnalysisException(
            "TRANSPOSE_NO_LEAST_COMMON_TYPE",
            $"Transpose requires non-index columns to share a least common type, but \"{left.Sql}\" and \"{right.Sql}\" do not.");

    // Every value must fit without a change: numbers widen, but texts stay apart from all others, and so do decimals that lack digits.
    private static bool KeepsAll(DataType left, DataType right) => (left, right) switch
    {
        (NullType, _) or (_, NullType) or (StringType, StringType) => true,
        (StringType, _) or (_, StringType) => false,
        (DecimalType decimals, IntegralType) => TypeCoercion.CommonType(left, right) == decimals,
        (IntegralType, DecimalType decimals) => TypeCoercion.CommonType(left, right) == decimals,
        (DecimalType, _) or (_, DecimalType) => left == right,
        _ => true,
    };

    private static AnalysisException InvalidIndex(string reason) =>
        new("TRANSPOSE_INVALID_INDEX_COLUMN", $"Invalid index column for TRANSPOSE because: {reason}");
}
