using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.MaintainTables;

namespace SparkPersonalization.Personalization.Pipeline;

/// <summary>Upkeep of the tables beside stages that keep going: a round each so often.</summary>
/// <param name="rules">When and how much.</param>
/// <param name="options">How often.</param>
internal sealed class RepeatedMaintenance(MaintenanceRules rules, LiveMaintenance options)
{
    internal JobOutcome Run(JobServices services)
    {
        var counts = new MaintenanceCounts();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(services.Cancellation, services.Finish);
        using var session = JobSession.Open(services.Session);
        long? cleanedUp = null;
        while (!end.Token.WaitHandle.WaitOne(options.MaintenanceInterval))
        {
            var cleansUp = cleanedUp is null || services.Time.GetElapsedTime(cleanedUp.Value) >= options.CleanUpInterval;
            cleanedUp = cleansUp ? services.Time.GetTimestamp() : cleanedUp;
            counts = new MaintenanceRound(rules, services).Run(session, MaintenanceRound.Tables, cleansUp, counts);
            services.Progress.Report(new JobProgress { Message = Message(counts) });
        }

        services.Cancellation.ThrowIfCancellationRequested();
        return counts.Outcome;
    }

    private static string Message(MaintenanceCounts counts)
    {
        var done = $"{counts.FilesCompacted} files made {counts.FilesMade}, {counts.FilesDeleted} deleted, {counts.LogFilesDeleted} of logs";
        return counts.Failures.IsEmpty ? done : $"{done}; {string.Join("; ", counts.Failures.Select(f => $"{f.Key}: {f.Value}"))}";
    }
}
