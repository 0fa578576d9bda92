namespace SparkPersonalization.DataFrames.Notebooks;

/// <summary>
/// How a notebook shows a DataFrame: its first rows as a table; the schema of one that streams, which has no first rows. The settings are
/// those of Spark's own notebooks.
/// </summary>
internal sealed class DataFrameFormatters
{
    internal const string Html = "text/html";
    private const string Text = "text/plain";

    /// <summary>How many rows are shown; 20 by default.</summary>
    private const string MaxRows = "spark.sql.repl.eagerEval.maxNumRows";

    /// <summary>How many characters of a cell are shown; 20 by default, 0 for all.</summary>
    private const string Truncate = "spark.sql.repl.eagerEval.truncate";

    private const int DefaultCount = 20;

#pragma warning disable CA1822 // The kernel makes a source and calls this on it.
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new NotebookFormatter<DataFrame>(Html, WriteHtml),
        new NotebookFormatter<DataFrame>(Text, WriteText),
    ];
#pragma warning restore CA1822

    private static void WriteHtml(DataFrame frame, TextWriter writer)
    {
        if (frame.IsStreaming())
        {
            HtmlTable.WriteSchema(frame.Schema(), writer);
            return;
        }

        HtmlTable.Write(frame.Schema(), frame.FirstRows(Rows(frame)), Characters(frame), writer);
    }

    private static void WriteText(DataFrame frame, TextWriter writer)
    {
        if (frame.IsStreaming())
        {
            frame.PrintSchema(writer);
            return;
        }

        frame.Show(writer, Rows(frame), Characters(frame));
    }

    private static int Rows(DataFrame frame) => Count(frame, MaxRows);

    private static int Characters(DataFrame frame) => Count(frame, Truncate);

    private static int Count(DataFrame frame, string setting) => frame.Session.Conf().Get(setting, null!) is not { } text
        ? DefaultCount
        : int.TryParse(text, out var count) && count >= 0 ? count : throw new SparkException("INVALID_CONF_VALUE.TYPE_MISMATCH", $"The setting {setting} is '{text}'. It must be a whole number from 0 on.");
}
