using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Maintenance;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Personalization.MaintainTables;

/// <summary>Looks after one table: makes small files larger ones, and deletes files and commits whose time is over.</summary>
/// <param name="table">The table.</param>
/// <param name="session">Rewrites files.</param>
/// <param name="rules">When and how much.</param>
/// <param name="services">The run's clock, lake and progress.</param>
internal sealed class TableUpkeep(LakeTable table, SparkSession session, MaintenanceRules rules, JobServices services)
{
    private readonly string _path = table.PathIn(services.LakeDirectory);
    private readonly DeltaTableLog _log = DeltaTableLog.Shared(LocalStorage.Instance, table.PathIn(services.LakeDirectory));

    /// <summary>Rewrites small files, as far as the round's budget goes.</summary>
    internal MaintenanceCounts Compact(RoundBudget budget, MaintenanceCounts counts)
    {
        var snapshot = _log.Snapshot();
        foreach (var partition in PartitionToCompact.In(snapshot, rules))
        {
            services.Cancellation.ThrowIfCancellationRequested();
            if (!budget.Take(partition.Bytes))
                break;
            services.Progress.Report(new JobProgress { Message = $"compacting {partition.Files} files of {table.Name} {partition}" });
            counts = Compact(partition, partition.Condition(snapshot.Schema), counts);
        }
        return counts;
    }

    /// <summary>Deletes files that left the table, and commits, when their time is over.</summary>
    internal MaintenanceCounts CleanUp(MaintenanceCounts counts)
    {
        services.Progress.Report(new JobProgress { Message = $"cleaning up {table.Name}" });
        var options = new VacuumOptions
        {
            Retention = rules.FileRetention, IsRetentionChecked = rules.FileRetention is null, MaxFiles = rules.VacuumMaxFiles, IsSilentWithoutFiles = true,
        };
        var deleted = new TableVacuum(_log).Run(options, services.Cancellation);
        return counts with
        {
            FilesDeleted = counts.FilesDeleted + deleted.Files,
            BytesDeleted = counts.BytesDeleted + deleted.Bytes,
            LogFilesDeleted = counts.LogFilesDeleted + _log.CleanUpExpired(rules.LogRetention),
        };
    }

    private MaintenanceCounts Compact(PartitionToCompact partition, string? condition, MaintenanceCounts counts)
    {
        try
        {
            var optimize = DeltaTable.ForPath(session, _path).Optimize()
                .Option("minFileSize", Text(partition.FilesBelow))
                .Option("maxFileSize", Text(rules.CompactFileSize.Bytes));
            var metrics = (condition is null ? optimize : optimize.Where(condition)).ExecuteCompaction()
                .Select("metrics.numFilesRemoved", "metrics.numFilesAdded", "metrics.filesAdded.totalSize").First();
            return counts with
            {
                Compactions = counts.Compactions + 1,
                FilesCompacted = counts.FilesCompacted + metrics.GetAs<long>(0),
                FilesMade = counts.FilesMade + metrics.GetAs<long>(1),
                BytesRewritten = counts.BytesRewritten + (metrics.GetAs<long?>(2) ?? 0),
            };
        }
        catch (Exception e) when (IsConflict(e))
        {
            // The writer goes first: what is left is for the next round.
            return counts with { Conflicts = counts.Conflicts + 1 };
        }
    }

    private static bool IsConflict(Exception e) =>
        e is DeltaConcurrentModificationException || (e is SparkException error && error.ErrorClass.StartsWith("DELTA_CONCURRENT", StringComparison.Ordinal));

    private static string Text(long bytes) => bytes.ToString(CultureInfo.InvariantCulture);
}
