using SparkPersonalization.Personalization.GenerateEvents;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.Spark;

/// <summary>A server that dies in the midst of a batch that is half published.</summary>
[NeedsServers]
public sealed class KilledServerTests
{
    private const int Events = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Test]
    public void After_a_restart_the_job_is_run_again_and_makes_the_same_tables()
    {
        using var folder = new TemporaryDirectory();
        using var killed = new EngineLake();
        using var undisturbed = new EngineLake();
        EventGenerator.Run(new GenerateEventsOptions { Events = Events, MalformedRate = 0.03, ConflictRate = 0.01 }, folder["made"]);
        var input = Path.Combine(folder["made"], EventGenerator.EventsFolder);
        foreach (var lake in new[] { killed, undisturbed })
            lake.Ingest(onSpark: false, input, mapping: null);
        undisturbed.Refine(onSpark: false);

        var run = Task.Run(() => killed.Refine(onSpark: true));
        while (!SilverEvents.Table.IsIn(killed.Path))
            Assert.That(run.Wait(1), Is.False, "The job ended before its first commit.");
        RealSpark.Restart();

        Assert.That(
            async () => await run.WaitAsync(Patience), Throws.InstanceOf<Exception>().With.Message.Contains(RealSpark.Address).And.Message.Contains("run the program again"));
        killed.Refine(onSpark: true);
        foreach (var table in new[] { SilverEvents.Table, QuarantineEvents.Table })
            Assert.That(killed.Read(table), Is.EqualTo(undisturbed.Read(table)).And.Count.GreaterThan(20));
    }
}
