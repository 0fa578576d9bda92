using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>What is read of files.</summary>
/// <param name="Paths">The files, one at least.</param>
/// <param name="Schema">All columns of the files.</param>
/// <param name="Columns">Those asked for.</param>
/// <param name="TimeZone">The session's time zone.</param>
/// <param name="WithRowIndex">Whether the rows' numbers in their files are asked for, as <see cref="RowIndex"/>.</param>
internal sealed record FileScan(
    IReadOnlyList<string> Paths, StructType Schema, IReadOnlyList<StructField> Columns, string TimeZone, bool WithRowIndex)
{
    internal const string RowIndex = "file_row_number";
}
