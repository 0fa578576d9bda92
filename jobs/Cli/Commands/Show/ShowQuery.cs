using SparkPersonalization.DataFrames;
using SparkPersonalization.Delta;

namespace SparkPersonalization.Cli.Commands.Show;

/// <summary>The rows that are asked for, as a query: the engine reads no more than it needs for those that are taken of it.</summary>
internal static class ShowQuery
{
    internal static DataFrame Of(SparkSession session, string path, ShowOptions options)
    {
        var table = Table(session, path, options.Version);
        var rows = options.Where is { } condition ? Asked("--where", table, () => table.Filter(condition)) : table;
        var sorted = options.OrderBy is { } order ? Asked("--order-by", table, () => rows.OrderBy([.. SortKeys.Parse(order)])) : rows;
        return options.Columns is [_, ..] columns ? Asked("--columns", table, () => sorted.Select([.. columns.Select(column => Functions.Col(column))])) : sorted;
    }

    /// <summary>The table; that it can be read at all is seen here, so that a later complaint is about what was asked.</summary>
    private static DataFrame Table(SparkSession session, string path, long? version)
    {
        var reader = session.Read().Format("delta");
        try
        {
            var table = (version is { } number ? reader.Option("versionAsOf", number) : reader).Load(path);
            table.Schema();
            return table;
        }
        catch (DeltaVersionNotFoundException error)
        {
            throw new UsageException($"--version: {error.Message}");
        }
    }

    private static DataFrame Asked(string option, DataFrame table, Func<DataFrame> ask)
    {
        try
        {
            var rows = ask();
            rows.Schema();
            return rows;
        }
        catch (AnalysisException error)
        {
            throw new UsageException($"{option}: {error.Message}\nThe columns of the table: {string.Join(", ", table.Columns())}.");
        }
    }
}
