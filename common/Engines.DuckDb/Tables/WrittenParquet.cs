using System.Globalization;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>A Parquet file that DuckDB wrote, with what it says of its columns.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Columns">The texts of each column's statistics, by DuckDB's path of the column (<c>"a"."b"</c>) and then by their names.</param>
internal sealed record WrittenParquet(string Path, long Rows, long Size, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Columns)
{
    /// <summary>
    /// Takes the answer of a COPY with RETURN_STATS, whose columns are filename, count, file_size_bytes, footer_size_bytes, column_statistics
    /// and partition_keys.
    /// </summary>
    internal static List<WrittenParquet> Of(IEnumerable<object?[]> answer) => [.. answer.Select(Of)];

    private static WrittenParquet Of(object?[] row) => new((string)row[0]!, Whole(row[1]), Whole(row[2]), Statistics(row[4]));

    private static long Whole(object? count) => Convert.ToInt64(count, CultureInfo.InvariantCulture);

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Statistics(object? value) =>
        Entries(value).ToDictionary(
            e => (string)e.Key,
            e => (IReadOnlyDictionary<string, string>)Entries(e.Value).ToDictionary(s => (string)s.Key, s => (string)s.Value!));

    private static IEnumerable<KeyValuePair<object, object?>> Entries(object? map) =>
        (IEnumerable<KeyValuePair<object, object?>>?)map ?? [];
}
