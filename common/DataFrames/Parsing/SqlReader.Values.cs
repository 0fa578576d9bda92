using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    /// <summary>Reads the rows behind VALUES; the columns are <c>col1</c>, <c>col2</c> and so on.</summary>
    private Relation InlineTable()
    {
        var token = Current;
        var rows = CommaSeparated(InlineRow);
        var width = rows[0].Count;
        return rows.TrueForAll(r => r.Count == width)
            ? (Relation?)OfConstants(rows) ?? OfExpressions(rows)
            : throw Error("INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH", $"Inline table expected {width} columns but found {rows.First(r => r.Count != width).Count} columns in another row.", token);
    }

    private IReadOnlyList<Expression> InlineRow() => Expression() switch
    {
        UnresolvedFunction { FunctionName: RowFunction } row => row.Arguments,
        var value => [value],
    };

    private static LocalRelation? OfConstants(List<IReadOnlyList<Expression>> rows)
    {
        var types = new List<DataType>();
        for (var i = 0; i < rows[0].Count; i++)
        {
            var column = rows.ConvertAll(r => r[i] as Literal);
            var type = column.TrueForAll(l => l is not null) ? TypeCoercion.CommonType(column.Select(l => l!.DataType)) : null;
            if (type is null || !column.TrueForAll(l => l!.Value is null || l.DataType == type))
            {
                return null;
            }

            types.Add(type);
        }

        var fields = types.Select((type, i) => new StructField(ColumnName(i), type, rows.Exists(r => ((Literal)r[i]).Value is null)));
        return new LocalRelation(new StructType(fields), rows.ConvertAll(r => r.Select(e => ((Literal)e).Value).ToArray()));
    }

    // An array brings the rows' values to the types that they have in common.
    private static Project OfExpressions(List<IReadOnlyList<Expression>> rows)
    {
        var structs = rows.Select(row => (Expression)Call("named_struct", [.. row.SelectMany((e, i) => new[] { Text(ColumnName(i)), e })])).ToArray();
        return new Project(OneRow, [Call("inline", Call("array", structs))]);
    }

    /// <summary>The number of columns of an inline table; null for another table.</summary>
    private static int? InlineWidth(Relation table) => table switch
    {
        LocalRelation local => local.Schema.Count,
        Project { Expressions: [UnresolvedFunction { FunctionName: "inline", Arguments: [UnresolvedFunction { Arguments: [UnresolvedFunction row, ..] }] }] } => row.Arguments.Count / 2,
        _ => null,
    };

    private static string ColumnName(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"col{index + 1}");
}
