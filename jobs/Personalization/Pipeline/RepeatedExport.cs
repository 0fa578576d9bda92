using System.Globalization;
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
        var exports = 0L;
        Tell(services, exports);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(services.Cancellation, services.Finish);
        while (!end.Token.WaitHandle.WaitOne(interval))
        {
            var export = Export(services);
            exports += export is null ? 0 : 1;
            last = export ?? last;
            Tell(services, exports);
        }
        services.Cancellation.ThrowIfCancellationRequested();
        return Export(services) ?? last;
    }

    private void Tell(JobServices services, long exports) => services.Progress.Report(new JobProgress
    {
        Message = string.Create(CultureInfo.InvariantCulture, $"exports each {interval.TotalSeconds:0.#} s"),
        Batch = exports == 0 ? null : exports - 1,
        Live = new LiveProgress(),
    });

    // Before the first checkout there is nothing to export.
    private JobOutcome? Export(JobServices services) => CheckoutFeatures.Table.IsIn(services.LakeDirectory)
        ? new ExportFeaturesJob().Run(new JobContext<ExportFeaturesOptions>(options, services))
        : null;
}
