using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Features;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Statistics;

namespace SparkPersonalization.Delta.Operations;

/// <summary>
/// Decides of which files rows are listed as deleted, where a table has deletion vectors, and which are written anew. Delta itself lists in any
/// case; but a table of which each batch changes the rows of the last ones would soon have as many files as batches, and a compaction of such
/// files comes to nothing, as the next batch touches them before it is done.
/// </summary>
/// <param name="snapshot">The table.</param>
/// <param name="metadata">Its metadata after the operation.</param>
/// <param name="changed">How many rows the operation changes, adds and deletes.</param>
internal sealed class Marking(Snapshot snapshot, Metadata metadata, long changed)
{
    /// <summary>A small file is written anew where that copies at most so many rows for each row that the operation changes in any case.</summary>
    internal const int MostCopied = 4;

    /// <summary>What counts as a small file, in bytes.</summary>
    internal const long SmallFile = 8 << 20;

    private readonly bool _isOn = new TableProperties(metadata.Configuration).EnableDeletionVectors
        && FeatureSupport.HasWriterFeature(snapshot.Protocol, TableFeature.DeletionVectors);

    /// <summary>Whether rows of a file are listed as deleted.</summary>
    /// <param name="file">The file, of which rows are left.</param>
    /// <param name="gone">How many of its rows go.</param>
    internal bool Takes(AddFile file, long gone)
    {
        // Of a file with deleted rows the log must tell how many there are in all (Delta protocol, "Writer Requirement for Deletion Vectors").
        if (!_isOn || file.NumPhysicalRecords() is not { } physical || file.NumRecords() is not { } rows)
        {
            return false;
        }

        var left = rows - gone;
        return 2 * left >= physical && (file.Size >= SmallFile || left > MostCopied * changed);
    }
}
