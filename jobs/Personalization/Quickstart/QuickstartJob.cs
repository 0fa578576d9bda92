using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Graph;
using SparkPersonalization.Personalization.GenerateEvents;
using SparkPersonalization.Personalization.GenerateEvents.Truth;
using SparkPersonalization.Personalization.Pipeline;

namespace SparkPersonalization.Personalization.Quickstart;

/// <summary>
/// Makes a day of a shop's events, takes them through to exported features, and compares what came out with the truth that the
/// generator wrote down.
/// </summary>
public sealed class QuickstartJob : Job<QuickstartJobOptions>
{
    private const string Generate = "generate-events";
    private const string Compare = "compare-with-truth";

    /// <inheritdoc/>
    public override string Description => "Makes a day of a shop's events, takes them through to exported features, and compares the counts with the truth.";

    /// <inheritdoc/>
    public override JobOutcome Run(JobContext<QuickstartJobOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var graph = new JobGraph(
        [
            new JobStage(Generate, services => Events(services, context.Options.Generate)),
            .. PipelineStages.Of(new PipelineJobOptions(), Generate),
            new JobStage(Compare, services => Comparison(services)) { After = [PipelineStages.Export] },
        ]);
        return graph.Run(context.Services);
    }

    /// <summary>Generates what is not there yet: a second run changes nothing.</summary>
    private static JobOutcome Events(JobServices services, GenerateEventsJobOptions options)
    {
        var raw = Raw(services);
        if (TruthFile.Find(raw) is not { } truth)
            return new GenerateEventsJob().Run(new JobContext<GenerateEventsJobOptions>(options, services));
        if (truth.Options != options.Generator || truth.Generator != EventGenerator.Version)
        {
            throw new InvalidOperationException(
                $"'{raw}' holds events that were generated otherwise. Give another lake by --lake, or the options of the former run.");
        }
        return new JobOutcome { Counts = [new("records", truth.Records)], Places = [new("truth", Path.Combine(raw, TruthFile.Name))] };
    }

    private static JobOutcome Comparison(JobServices services)
    {
        using var session = JobSession.Open(services.Session);
        var truth = TruthFile.Find(Raw(services))!;
        return new JobOutcome
        {
            Checks = [.. new TruthComparison(session, services.LakeDirectory).With(truth)],
            Places = [new("truth", Path.Combine(Raw(services), TruthFile.Name))],
        };
    }

    private static string Raw(JobServices services) => Path.Combine(services.LakeDirectory, GenerateEventsJob.DefaultOutput);
}
