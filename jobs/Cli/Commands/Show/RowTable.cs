using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Cli.Commands.Show;

/// <summary>Rows as Spark's <c>show</c> draws them; each as a block of lines where the terminal is narrower than the table.</summary>
internal sealed class RowTable(CliConsole console, SparkSession session)
{
    // Spark's own: what fits into a column that still leaves room for others.
    private const int Short = 20;

    internal void Write(DataFrame rows, int limit, bool full, bool vertical, CancellationToken cancellation)
    {
        // One row more than shown tells whether there are more. They are read once, to be drawn one way or the other.
        var read = rows.Limit(limit + 1).CollectAsync(cancellation).GetAwaiter().GetResult();
        var held = session.CreateDataFrame(read, rows.Schema());
        var truncate = full ? 0 : Short;
        var text = vertical ? Blocks(held, limit, truncate) : Fitting(held, limit, truncate);
        console.Out.WriteLine(text.TrimEnd('\n'));
    }

    private string Fitting(DataFrame rows, int limit, int truncate)
    {
        var grid = Draw(rows, limit, truncate, vertical: false);
        return console.OutWidth is { } width && grid.IndexOf('\n', StringComparison.Ordinal) > width ? Blocks(rows, limit, truncate) : grid;
    }

    /// <summary>A line of a block has room for more than a cell of a grid.</summary>
    private string Blocks(DataFrame rows, int limit, int truncate) =>
        Draw(rows, limit, truncate == 0 ? 0 : Math.Max(Short, (console.OutWidth ?? 100) / 2), vertical: true);

    private static string Draw(DataFrame rows, int limit, int truncate, bool vertical)
    {
        using var text = new StringWriter { NewLine = "\n" };
        rows.Show(text, limit, truncate, vertical);
        return text.ToString();
    }
}
