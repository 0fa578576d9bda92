using System.Globalization;
using System.Text;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// The columns of Parquet files that were asked for before: every query over a view asks again, once for each time that it names the view.
/// What is known of a file holds as long as its length and its time of writing stay. Safe for use by several threads.
/// </summary>
internal sealed class ParquetColumns
{
    /// <summary>How many lists of files are remembered; then all are forgotten.</summary>
    private const int Most = 1_000;

    /// <summary>Lists of more files are not remembered: their names would be most of the memory.</summary>
    private const int MostFiles = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, StructType> _known = new(StringComparer.Ordinal);

    /// <summary>The columns of files.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="read">Reads their columns, where they are not known.</param>
    internal StructType Of(IReadOnlyList<string> paths, Func<StructType> read)
    {
        if (paths.Count > MostFiles || Key(paths) is not { } key)
            return read();
        lock (_lock)
        {
            if (_known.TryGetValue(key, out var known))
                return known;
        }

        var columns = read();
        lock (_lock)
        {
            if (_known.Count >= Most)
                _known.Clear();
            _known[key] = columns;
        }

        return columns;
    }

    // Of a file that is not there the reading tells.
    private static string? Key(IReadOnlyList<string> paths)
    {
        var key = new StringBuilder();
        foreach (var file in paths.Select(path => new FileInfo(path)))
        {
            if (!file.Exists)
                return null;
            key.Append(CultureInfo.InvariantCulture, $"{file.FullName}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}\n");
        }

        return key.ToString();
    }
}
