using System.Globalization;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>What the commits of a vacuum say about themselves, in Delta's words.</summary>
internal static class VacuumDetails
{
    internal static CommitDetails Start(VacuumOptions options, TableProperties properties, IReadOnlyCollection<StorageEntry> files) => new("VACUUM START")
    {
        Parameters = Details.Parameters(
            ("retentionCheckEnabled", options.IsRetentionChecked ? "true" : "false"),
            ("defaultRetentionMillis", Milliseconds(properties.DeletedFileRetention)),
            ("specifiedRetentionMillis", options.Retention is { } retention ? Milliseconds(retention) : null)),
        Metrics = Details.Metrics(("numFilesToDelete", files.Count), ("sizeOfDataToDelete", files.Sum(f => f.Length))),
    };

    internal static CommitDetails End(string status, int files, int directories) => new("VACUUM END")
    {
        Parameters = Details.Parameters(("status", status)),
        Metrics = Details.Metrics(("numDeletedFiles", files), ("numVacuumedDirectories", directories)),
    };

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
