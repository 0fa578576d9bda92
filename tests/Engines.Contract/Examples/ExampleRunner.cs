using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.Contract.Examples;

/// <summary>Runs examples on one engine: those that are columns of the same rows in one query, the others one by one.</summary>
internal sealed class ExampleRunner(SparkSession session)
{
    private static readonly CellText Texts = new("UTC");

    /// <summary>Which examples give something else than is shown.</summary>
    /// <param name="examples">The examples and what they make of their rows.</param>
    internal IEnumerable<string> Faults(IEnumerable<(Example Example, Func<DataFrame, object> Code)> examples) => examples
        .GroupBy(e => e.Example.Rows)
        .SelectMany(group =>
        {
            var rows = session.Sql(group.Key is null ? "SELECT 1 AS one" : $"SELECT * FROM {group.Key}").Coalesce(1);
            return group.Select(e => (e.Example, Value: e.Code(rows))).GroupBy(e => KindOf(e.Value)).SelectMany(
                kind => kind.Key is FunctionKind.Scalar or FunctionKind.Aggregate ? Columns(rows, [.. kind]) : kind.SelectMany(e => Fault(e.Example, () => Lines(rows, e.Value))));
        });

    // Columns of single rows go together, and so do aggregates; null where an example is no column.
    private static FunctionKind? KindOf(object value) => value is not Column column ? null
        : ExpressionTree.Any(column.Expression, e => e is WindowExpression) ? FunctionKind.Scalar
        : Calls(column, FunctionKind.Generator) ? FunctionKind.Generator
        : Calls(column, FunctionKind.Aggregate) ? FunctionKind.Aggregate : FunctionKind.Scalar;

    private static bool Calls(Column column, FunctionKind kind) =>
        ExpressionTree.Any(column.Expression, e => e is UnresolvedFunction call && FunctionTable.Find(call.FunctionName)?.Kind == kind);

    /// <summary>A query of many columns; where it fails it is halved until the one that fails stands alone.</summary>
    private static IEnumerable<string> Columns(DataFrame rows, (Example Example, object Value)[] columns)
    {
        if (columns.Length <= 1)
        {
            return columns.SelectMany(c => Fault(c.Example, () => Lines(rows, c.Value)));
        }

        try
        {
            var values = rows.Select([.. columns.Select(c => (Column)c.Value)]).Collect().ToList();
            return columns.SelectMany((c, i) => Fault(c.Example, () => Sorted(values.Select(row => Texts.Of(row[i], row.Schema[i].DataType)))));
        }
        catch (SparkException)
        {
            return Columns(rows, columns[..(columns.Length / 2)]).Concat(Columns(rows, columns[(columns.Length / 2)..]));
        }
    }

    private static IEnumerable<string> Fault(Example example, Func<IEnumerable<string>> lines)
    {
        string result;
        try
        {
            result = string.Join("; ", lines());
        }
        catch (SparkException e)
        {
            result = e.Message;
        }

        // The rows of a DataFrame are in its order, those of a column in none.
        var shown = example.Code.StartsWith("df.", StringComparison.Ordinal) ? example.Result : string.Join("; ", Sorted(example.Result.Split("; ")));
        return result == shown ? [] : [$"{example.Function}\t{example}\n  shows {example.Result}\n  gives {result}"];
    }

    private static IEnumerable<string> Lines(DataFrame rows, object value) => value switch
    {
        Column column => Sorted(Lines(rows.Select(column))),
        DataFrame result => Lines(result),
        _ => [Convert.ToString(value, CultureInfo.InvariantCulture)!],
    };

    private static IEnumerable<string> Lines(DataFrame result) =>
        result.Collect().Select(row => string.Join(" | ", row.Schema.Select((f, i) => Texts.Of(row[i], f.DataType))));

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);
}
