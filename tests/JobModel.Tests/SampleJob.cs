using SparkPersonalization.JobModel.Tests.Options;

namespace SparkPersonalization.JobModel.Tests;

public sealed class SampleJob : Job<SampleOptions>
{
    public override string Description => "A job for tests.";

    public override JobOutcome Run(JobContext<SampleOptions> context) => new() { Counts = [new("count", context.Options.Count)] };
}
