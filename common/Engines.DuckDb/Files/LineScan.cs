namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// Files as lines. They are read as Latin-1, in which every byte is a character, and turned back into their bytes by
/// <c>spark_line</c> or <c>spark_line_bytes</c>: so no byte is lost, and one that is not UTF-8 stops nothing.
/// </summary>
internal static class LineScan
{
    /// <summary>The most bytes of a line.</summary>
    internal const int MaxLineBytes = 16 * 1024 * 1024;

    /// <summary>A query of the lines, as <c>line</c> in Latin-1, and <c>filename</c>.</summary>
    internal static string Sql(IReadOnlyList<string> paths) =>
        "SELECT coalesce(line, '') AS line, filename "
        + $"FROM read_csv({SqlLists.Of(paths)}, columns = {{'line': 'VARCHAR'}}, auto_detect = false, header = false, filename = true, "
        + "delim = e'\\x01\\x02\\x03\\x04', quote = '', escape = '', comment = '', encoding = 'latin-1', nullstr = '', "
        + $"max_line_size = {MaxLineBytes}, hive_partitioning = false, strict_mode = true)";
}
