using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.Personalization.Pipeline;

/// <summary>All jobs, from raw events to exported features: in order, or all at once and without end.</summary>
public sealed class PipelineJob : Job<PipelineJobOptions>
{
    /// <inheritdoc/>
    public override string Description => "Runs all jobs, from raw events to exported features: in order, or, with --continuous, all at once and without end.";

    /// <inheritdoc/>
    public override JobOutcome Run(JobContext<PipelineJobOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var options = context.Options;
        return options.Continuous
            ? new JobGraph(PipelineStages.Live(options)).RunTogether(context.Services)
            : new JobGraph(PipelineStages.Of(options)).Run(context.Services);
    }
}
