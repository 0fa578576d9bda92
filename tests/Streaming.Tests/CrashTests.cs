using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Streaming.Tests;

/// <summary>A query that dies anywhere goes on as if it had not.</summary>
public sealed class CrashTests
{
    private static readonly string[] Points =
    [
        "streaming.metadata.before-write", "streaming.metadata.after-write",
        "streaming.source-log.before-write", "streaming.source-log.after-write",
        "streaming.offsets.before-write", "streaming.offsets.after-write",
        "streaming.batch.before-process", "streaming.batch.after-process",
        "streaming.commits.before-write", "streaming.commits.after-write",
        "streaming.offsets.before-purge", "streaming.commits.before-purge", "streaming.source-log.before-purge",
    ];

    [Test]
    public void A_restart_after_a_crash_delivers_every_file_once([ValueSource(nameof(Points))] string point, [Values(1, 2, 3)] int time)
    {
        using var bench = new StreamBench();
        var names = AddFiles(bench, 25);
        var query = bench.Query(StreamBench.FileRead(("maxFilesPerTrigger", "1")), null, (StreamOptions.MinBatchesToRetain, "2"));
        var reached = 0;
        bench.CrashesAt = p => p == point && ++reached == time;
        var crashes = 0;
        while (RunUntilCrash(bench, query))
        {
            crashes++;
        }

        Assert.That(crashes, Is.EqualTo(reached >= time ? 1 : 0));
        Assert.That(reached, Is.Positive, "the point was never reached");
        Assert.That(bench.Batches.Values.SelectMany(f => f), Is.EqualTo(names));
    }

    [Test]
    public void Random_crashes_deliver_every_file_once_and_no_batch_is_redone_with_other_files()
    {
        var crashes = Gen.Choose(1, 40).ListOf().ToArbitrary();
        Prop.ForAll(crashes, steps =>
        {
            using var bench = new StreamBench();
            var names = AddFiles(bench, 12);
            var query = bench.Query(StreamBench.FileRead(("maxFilesPerTrigger", "2")), null, (StreamOptions.MinBatchesToRetain, "2"));
            var left = new Queue<int>(steps);
            var countdown = left.Count > 0 ? left.Dequeue() : 0;
            bench.CrashesAt = _ =>
            {
                if (countdown == 0 || --countdown > 0)
                {
                    return false;
                }

                countdown = left.Count > 0 ? left.Dequeue() : 0;
                return true;
            };
            while (RunUntilCrash(bench, query))
            {
                // The next run goes on.
            }

            return bench.Batches.Values.SelectMany(f => f).SequenceEqual(names);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void A_batch_redone_has_the_time_and_identity_of_the_first_try()
    {
        using var bench = new StreamBench();
        AddFiles(bench, 1);
        bench.CrashesAt = point => point == "streaming.commits.before-write";
        Assert.That(RunUntilCrash(bench, bench.Query()), Is.True);
        bench.CrashesAt = _ => false;
        bench.Clock.Advance(TimeSpan.FromHours(1));
        bench.Run();
        Assert.That(bench.Contexts, Has.Count.EqualTo(2));
        Assert.That(bench.Contexts[1] with { IsRedo = false, TableVersions = bench.Contexts[0].TableVersions, Stop = bench.Contexts[0].Stop }, Is.EqualTo(bench.Contexts[0]));
        Assert.That(bench.Contexts[1].IsRedo, Is.True);
    }

    [Test]
    public void A_torn_last_entry_counts_as_not_written([Values("offsets/1", "commits/1", "sources/0/1")] string entry)
    {
        using var bench = new StreamBench();
        var names = AddFiles(bench, 2);
        var query = bench.Query(StreamBench.FileRead(("maxFilesPerTrigger", "1")));
        bench.CrashesAt = point => entry.StartsWith("commits", StringComparison.Ordinal)
            ? point == "streaming.commits.after-write" && bench.Batches.Count == 2
            : point == (entry.StartsWith("offsets", StringComparison.Ordinal) ? "streaming.offsets.after-write" : "streaming.source-log.after-write") && bench.Batches.Count == 1;
        Assert.That(RunUntilCrash(bench, query), Is.True);
        bench.Storage.Write($"{StreamBench.Checkpoint}/{entry}", "v1\n"u8);
        bench.CrashesAt = _ => false;
        bench.Run(query);
        Assert.That(bench.Batches.Values.SelectMany(f => f), Is.EqualTo(names));
    }

    [Test]
    public void A_damaged_entry_before_the_last_is_an_error_that_names_it()
    {
        using var bench = new StreamBench();
        AddFiles(bench, 3);
        var query = bench.Query(StreamBench.FileRead(("maxFilesPerTrigger", "1")));
        bench.CrashesAt = point => point == "streaming.batch.before-process" && bench.Batches.Count == 2;
        Assert.That(RunUntilCrash(bench, query), Is.True);
        bench.Storage.Write($"{StreamBench.Checkpoint}/offsets/1", "v1\n{"u8);
        Assert.That(
            () => bench.Start(query),
            Throws.InstanceOf<SparkException>().With.Message.Contains("/lake/_checkpoints/job/offsets/1").And.Message.Contains("--reset"));
    }

    private static string[] AddFiles(StreamBench bench, int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(i => $"{i:D3}.json")];
        foreach (var name in names)
        {
            bench.AddFile(name);
        }

        return names;
    }

    private static bool RunUntilCrash(StreamBench bench, DataFrames.Streams.StreamDefinition query)
    {
        try
        {
            var failure = bench.RunToEnd(query).Exception;
            Assert.That(failure?.InnerException, Is.Null.Or.InstanceOf<SimulatedCrashException>());
            return failure is not null;
        }
        catch (SimulatedCrashException)
        {
            return true;
        }
    }
}
