using System.Collections.Immutable;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Personalization.MaintainTables;

/// <summary>What upkeep did, in one round or several.</summary>
internal sealed record MaintenanceCounts
{
    internal long Compactions { get; init; }

    internal long FilesCompacted { get; init; }

    internal long FilesMade { get; init; }

    internal long BytesRewritten { get; init; }

    /// <summary>Compactions that came to nothing, as a writer changed the same files meanwhile.</summary>
    internal long Conflicts { get; init; }

    internal long FilesDeleted { get; init; }

    internal long BytesDeleted { get; init; }

    internal long LogFilesDeleted { get; init; }

    /// <summary>What went wrong last with each table; it is tried again in the next round.</summary>
    internal ImmutableSortedDictionary<string, string> Failures { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    internal ImmutableArray<JobCount> Shown =>
    [
        new("compactions", Compactions), new("files compacted", FilesCompacted), new("files made of them", FilesMade), new("bytes rewritten", BytesRewritten),
        new("compactions in conflict", Conflicts), new("files deleted", FilesDeleted), new("bytes deleted", BytesDeleted), new("log files deleted", LogFilesDeleted),
    ];

    internal JobOutcome Outcome => new()
    {
        Counts = Shown,
        Checks = [.. Failures.Select(failure => new JobCheck($"upkeep of {failure.Key}", false, failure.Value))],
    };
}
