using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Where a writer puts data files, and how.</summary>
/// <param name="TableRoot">The table's folder, in canonical form.</param>
/// <param name="Metadata">The table's metadata: its partition columns, and which columns get statistics.</param>
/// <param name="Options">Options for the files themselves, such as <c>compression</c>.</param>
public sealed record DataFileTarget(string TableRoot, Metadata Metadata, Options Options)
{
    /// <summary>The folder of the change data feed, below the table's.</summary>
    public const string ChangeDataFolder = "_change_data";

    /// <summary>How the names of folders begin in which a writer puts files before they get their places.</summary>
    public const string StagingPrefix = "_staging-";

    /// <summary>
    /// The folder below the table's, without separator at its end; empty for data files, <see cref="ChangeDataFolder"/> for change
    /// data, which needs no statistics.
    /// </summary>
    public string Subfolder { get; init; } = "";

    /// <summary>A new file is begun after so many rows; null for no limit.</summary>
    public long? MaxRecordsPerFile { get; init; }

    /// <summary>The one partition that all rows are of, so that they make one file; null where each row's own values tell its partition.</summary>
    public StringMap? Partition { get; init; }

    /// <summary>The columns whose values make directories, and which the files themselves leave out.</summary>
    public IReadOnlyList<string> PartitionColumns => Metadata.PartitionColumns;
}
