using SparkPersonalization.JobModel.Tests.Options;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace SparkPersonalization.JobModel.Tests;

public sealed class JobCatalogTests
{
    [TestCase("RefineEvents", "refine-events")]
    [TestCase("Quickstart", "quickstart")]
    [TestCase("UseHTTPCache", "use-http-cache")]
    [TestCase("MaxFiles2Read", "max-files2-read")]
    public void A_name_becomes_kebab_case(string name, string expected) => Assert.That(KebabCase.From(name), Is.EqualTo(expected));

    [Test]
    public void The_jobs_of_an_assembly_are_found() =>
        Assert.That(JobCatalog.From([typeof(SampleJob), typeof(AnotherJob)]).Jobs.Select(job => job.Id), Is.EqualTo(new[] { "another", "sample" }));

    [Test]
    public void A_job_runs_with_bound_options()
    {
        var job = JobCatalog.From([typeof(SampleJob)]).Find("sample")!;
        var services = new JobServices
        {
            LakeDirectory = "/lake",
            ConfDirectory = "/conf",
            Log = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
        };
        var outcome = job.Run(new SampleOptions { Count = 4 }, services);
        Assert.That(outcome.Counts, Is.EqualTo(new[] { new JobCount("count", 4) }));
        Assert.That(outcome.Succeeded, Is.True);
    }

    [Test]
    public void An_outcome_with_a_failed_check_did_not_succeed() =>
        Assert.That(new JobOutcome { Checks = [new("a", true, ""), new("b", false, "")] }.Succeeded, Is.False);

    [TestCase(typeof(Misnamed), "end in 'Job'")]
    [TestCase(typeof(NeedyJob), "constructor without parameters")]
    [TestCase(typeof(UndescribedJob), "needs a [Description]")]
    [TestCase(typeof(OddTypeJob), "has a type that no option can have")]
    public void A_job_that_breaks_a_rule_is_refused(Type job, string reason) =>
        Assert.That(() => JobCatalog.From([job]), Throws.InvalidOperationException.With.Message.Contains(reason));

    [Test]
    public void Jobs_that_would_share_environment_variables_are_refused() =>
        Assert.That(() => JobCatalog.From([typeof(AnotherJob), typeof(AnotherOneJob)]), Throws.InvalidOperationException.With.Message.Contains("another-one"));

    private sealed class AnotherJob : Plain<NoOptions>;

    private sealed class AnotherOneJob : Plain<NoOptions>;

    private sealed class Misnamed : Plain<NoOptions>;

    private sealed class UndescribedJob : Plain<UndescribedOptions>;

    private sealed class OddTypeJob : Plain<OddTypeOptions>;

    private sealed class NeedyJob(string need) : Plain<NoOptions>
    {
        public override string Description => need;
    }

    private abstract class Plain<T> : Job<T>
        where T : class, new()
    {
        public override string Description => "Does nothing.";

        public override JobOutcome Run(JobContext<T> context) => new();
    }

    private sealed record NoOptions;

    private sealed record UndescribedOptions
    {
        public int Count { get; init; }
    }

    private sealed record OddTypeOptions
    {
        [Description("A type that no text gives.")]
        public Stream? Stream { get; init; }
    }
}
