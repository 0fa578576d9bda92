using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>Where rows come from.</content>
public sealed partial class Analyzer
{
    private Scope Leaf(LeafRelation leaf) => leaf switch
    {
        NamedTable table when resolver.FindView(table.UnparsedIdentifier) is { } view => Qualified(Anew(view), NameParts.Parse(table.UnparsedIdentifier)[^1]),
        Read read => Scan(read),
        LocalRelation local => Scope.Leaf(local.PlanId, new BoundLocal(local.Rows, [.. local.Schema.Select(Attribute)])),
        RangeRelation range => Scope.Leaf(range.PlanId, Range(range)),
        SqlRelation sql => Visit(SparkSqlParser.ParseQuery(sql.Query, new SqlParameters(sql.NamedArguments, sql.PositionalArguments))),
        UnresolvedTableValuedFunction function => TableFunction(function),
        RecursiveReference reference => RecursionRows(reference),
        _ => throw Unsupported(leaf),
    };

    private Scope Scan(Read read)
    {
        var source = resolver.Resolve(read);
        var hidden = source.HiddenColumns.Select(f => Attribute(f) with { IsHidden = true });
        return Scope.Leaf(read.PlanId, new BoundScan(source, [.. source.Schema.Select(Attribute), .. hidden]) { Read = read });
    }

    private Scope TableFunction(UnresolvedTableValuedFunction called)
    {
        var function = Generators.Meant(called);
        if (Generators.InTable(function) is not null)
        {
            return Visit(new Project(new LocalRelation(StructType.Empty, [[]]), [new UnresolvedFunction(function.FunctionName, function.Arguments)]));
        }

        if (TableChanges.Of(function, WithText) is { } changes)
        {
            return Visit(changes);
        }

        return function.FunctionName.Equals("range", StringComparison.OrdinalIgnoreCase)
            ? Visit(Range(function.Arguments))
            : throw new AnalysisException(
                "UNRESOLVABLE_TABLE_VALUED_FUNCTION",
                $"Could not resolve {function.FunctionName} to a table-valued function: there are range, table_changes, table_changes_by_path and the generators, such as explode.");
    }

    /// <summary>The value of an expression without columns, and its text.</summary>
    private Row WithText(Expression constant) => Computed([new Alias(constant, ["value"]), new Alias(new Cast(constant, new StringType()), ["text"])]);

    private static RangeRelation Range(ValueList<Expression> arguments)
    {
        long[] numbers = [.. arguments.Select(a => a is Literal { Value: int or long or short or sbyte } literal
            ? Convert.ToInt64(literal.Value, System.Globalization.CultureInfo.InvariantCulture)
            : throw new AnalysisException("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "The function range takes constant whole numbers: range(end) or range(start, end [, step [, partitions]])."))];
        return numbers switch
        {
            [var end] => new RangeRelation(0, end, 1, null),
            [var start, var end] => new RangeRelation(start, end, 1, null),
            [var start, var end, var step, .. var rest] when rest.Length <= 1 => new RangeRelation(start, end, step, null),
            _ => throw new AnalysisException("WRONG_NUM_ARGS.WITHOUT_SUGGESTION", $"The `range` requires 1 to 4 parameters but the actual number is {numbers.Length}."),
        };
    }

    private static BoundRange Range(RangeRelation range) => range.Step != 0
        ? new BoundRange(range.Start, range.End, range.Step, BoundAttribute.Create("id", new LongType(), false))
        : throw new AnalysisException("INVALID_PARAMETER_VALUE", "The step of a range cannot be zero.");

    private static BoundAttribute Attribute(StructField field) => BoundAttribute.Create(field.Name, field.DataType, field.IsNullable) with
    {
        Metadata = field.Metadata.Count == 0 ? null : field.Metadata.ToJsonString(),
    };
}
