using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.ExportFeatures;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.Pipeline;

/// <summary>The export as it runs beside stages that keep going: each so often, and once more when it is to finish.</summary>
/// <param name="options">The export's options.</param>
/// <param name="interval">How often.</param>
internal sealed class RepeatedExport(ExportFeaturesOptions options, TimeSpan interval)
{
    internal JobOutcome Run(JobServices services)
    {
        var last = new JobOutcome();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(services.Cancellation, services.Finish);
        while (!end.Token.WaitHandle.WaitOne(interval))
            last = Export(services) ?? last;
        services.Cancellation.ThrowIfCancellationRequested();
        return Export(services) ?? last;
    }

    // Before the first checkout there is nothing to export.
    private JobOutcome? Export(JobServices services) => CheckoutFeatures.Table.IsIn(services.LakeDirectory)
        ? new ExportFeaturesJob().Run(new JobContext<ExportFeaturesOptions>(options, services))
        : null;
}
