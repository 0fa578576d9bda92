using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.Personalization.Pipeline;

/// <summary>All jobs in order, from raw events to exported features.</summary>
public sealed class PipelineJob : Job<PipelineJobOptions>
{
    /// <inheritdoc/>
    public override string Description => "Runs all jobs in order, from raw events to exported features.";

    /// <inheritdoc/>
    public override JobOutcome Run(JobContext<PipelineJobOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Options.Lake.Trigger is not null)
            throw new NotSupportedException("The stages of a pipeline run one after the other, each to its end. Run the jobs themselves with --trigger, each in a process of its own.");
        return new JobGraph(PipelineStages.Of(context.Options)).Run(context.Services);
    }
}
