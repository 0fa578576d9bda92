using System.Text.Json;
using SparkPersonalization.Delta.Scans;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>
/// Which rows of a scan's files are read. The function in SQL that tells it has what it needs in its arguments, so that a statement does not
/// depend on this object.
/// </summary>
internal sealed class RowFilters
{
    private const string Name = "spark_delta_row";

    private readonly int?[] _numbers;
    private readonly string _filters;

    private RowFilters(int?[] numbers, string filters) => (_numbers, _filters) = (numbers, filters);

    /// <summary>The function, for every instance: the filters as JSON, the number of one, and the place of a row in its file.</summary>
    internal static ScalarFunctionDefinition Function { get; } = new()
    {
        Name = Name,
        Parameters = [DuckDbType.Varchar, DuckDbType.Integer, DuckDbType.BigInt],
        Result = DuckDbType.Boolean,
        Bind = arguments => Opened((string)arguments.Constant(0)!),
        Body = Tell,
    };

    /// <summary>The filters of files; null where all rows of all are read.</summary>
    internal static RowFilters? Of(IReadOnlyList<ScanFile> files)
    {
        RowFilter[] filters = [.. files.Select(f => f.Filter).OfType<RowFilter>().Distinct()];
        if (filters.Length == 0)
        {
            return null;
        }

        var numbers = filters.Index().ToDictionary(f => f.Item, f => f.Index);
        return new RowFilters([.. files.Select(f => f.Filter is { } filter ? numbers[filter] : (int?)null)], JsonSerializer.Serialize(filters));
    }

    /// <summary>The number of a file's filter; null for none.</summary>
    internal int? Number(int file) => _numbers[file];

    /// <summary>Whether a row is read.</summary>
    /// <param name="number">The column with the number of its file's filter.</param>
    /// <param name="row">The column with its place in the file.</param>
    internal string Sql(string number, string row) => $"({number} IS NULL OR {Name}({DuckDbNames.Literal(_filters)}, {number}, {row}))";

    // A statement is bound more often than it runs, so each vector is read when the first row asks for it.
    private static Lazy<Func<long, bool>>[] Opened(string filters) =>
        [.. JsonSerializer.Deserialize<RowFilter[]>(filters)!.Select(f => new Lazy<Func<long, bool>>(() => f.Open(LocalStorage.Instance)))];

    private static void Tell(ScalarCall call)
    {
        var filters = (Lazy<Func<long, bool>>[])call.Bound!;
        var (numbers, rows) = (call.Argument(1), call.Argument(2));
        var (last, filter) = (-1, (Func<long, bool>?)null);
        foreach (var row in call.Rows)
        {
            // Rows of one file follow each other.
            var number = numbers.Value<int>(row);
            if (number != last)
            {
                (last, filter) = (number, filters[number].Value);
            }

            call.Result.Write(row, filter!(rows.Value<long>(row)));
        }
    }
}
