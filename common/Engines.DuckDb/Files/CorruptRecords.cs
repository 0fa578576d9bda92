using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>The column of malformed records.</summary>
internal static class CorruptRecords
{
    /// <summary>Refuses what Spark refuses about it.</summary>
    /// <exception cref="AnalysisException">The column is no STRING, or is asked for alone: no value would then be read that could be malformed.</exception>
    internal static void Check(FileScan scan, string name)
    {
        if (scan.Schema.Find(name) is { DataType: not StringType } corrupt)
        {
            throw new AnalysisException(
                "INVALID_CORRUPT_RECORD_TYPE", $"The column `{name}` for corrupt records must have the nullable STRING type, but got {corrupt.DataType.Sql}.");
        }

        if (scan.Columns is [{ } only] && only.Name == name)
        {
            throw new AnalysisException(
                "UNSUPPORTED_FEATURE.QUERY_ONLY_CORRUPT_RECORD_COLUMN",
                $"Queries from raw JSON and CSV files are disallowed when the referenced columns only include the internal corrupt record column `{name}`. Ask for another column too, or Cache() the rows and query them.");
        }
    }
}
