using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Streaming.Pacing;
using SparkPersonalization.Streaming.Sources;

namespace SparkPersonalization.Streaming.Tests.Pacing;

/// <summary>Batches shrink and grow so that they end within the trigger's interval.</summary>
public sealed class BatchPaceTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly ReadLimit Most = new(MaxRows: 500_000);

    [TestCase(0.0, 20_000, TestName = "Without a fixed cost")]
    [TestCase(0.2, 20_000, TestName = "With a fixed cost")]
    [TestCase(0.05, 1_000_000, TestName = "Where the whole limit fits")]
    public void A_backlog_is_taken_in_batches_that_fill_the_interval(double once, double rate)
    {
        var pace = new BatchPace(Most, Period);
        var sizes = Backlog(pace, 40, size => once + (size / rate));

        var fitting = Math.Min(500_000, (0.9 - once) * rate);
        Assert.That(sizes.Skip(20), Is.All.InRange((long)(fitting * 0.8), (long)(fitting * 1.2)));
    }

    [Test]
    public void Batches_whose_fixed_cost_alone_breaks_the_interval_do_not_shrink_to_nothing()
    {
        var pace = new BatchPace(Most, Period);
        var sizes = Backlog(pace, 60, size => 2 + (size / 100_000.0));

        Assert.That(sizes.Skip(30), Is.All.GreaterThan(100_000));
    }

    [Test]
    public void A_backlog_whose_fixed_cost_is_large_is_taken_in_the_smallest_batches_that_get_through_it()
    {
        var sizes = Backlog(new BatchPace(Most, Period), 40, size => 0.6 + (size / 3000.0));

        Assert.That(sizes.Skip(20), Is.All.InRange(2700, 16_384), "1.5 to 9 times what is done in the time of the fixed cost");
    }

    [Test]
    public void A_first_batch_that_was_small_and_a_machine_that_gets_busy_do_not_keep_batches_small()
    {
        var pace = new BatchPace(new ReadLimit(MaxBytes: 128 << 20), Period);
        Note(pace, new BatchSize(Bytes: 50_000), 1.7);
        var sizes = new List<long>();
        for (var i = 0; i < 60; i++)
        {
            var busy = 1 + (Math.Min(i, 20) * 0.1) + (i % 3 * 0.2);
            sizes.Add(pace.Limit.MaxBytes!.Value);
            Note(pace, new BatchSize(Bytes: sizes[^1]), busy * (1.5 + (0.1 * sizes[^1] / 1e6)));
        }

        Assert.That(sizes.Skip(20).Average(), Is.GreaterThan(15e6));
    }

    [Test]
    public void Files_that_are_not_divided_and_are_slow_for_their_fixed_cost_are_taken_together()
    {
        var files = BacklogOfFiles(2 << 20, 30, count => 4 + (0.2 * count));

        Assert.That(files.Skip(15), Is.All.InRange(30, 64), "1.5 to 3 times what is done in the time of the fixed cost");
    }

    [Test]
    public void A_file_that_takes_longer_than_the_interval_stays_alone_most_of_the_time()
    {
        var files = BacklogOfFiles(20 << 20, 64, count => 5 * count);

        Assert.That(files.Skip(2).Count(f => f > 1), Is.LessThan(6));
        Assert.That(files.Skip(2), Is.All.LessThanOrEqualTo(2));
    }

    // As a table is followed live: each commit has a few small files and a large one, and batches cost more as the table grows.
    [Test]
    public void A_table_that_grows_on_a_busy_machine_does_not_have_its_commits_divided([Range(1, 6)] int seed)
    {
        const double bytesPerSecond = 575_000;
        var random = new Random(seed);
        var pace = new BatchPace(new ReadLimit(MaxBytes: 128 << 20), Period);
        var waiting = new Queue<(long Bytes, double Since)>();
        var (now, next, longest) = (0.0, 2.0, 0.0);
        while (now < 600)
        {
            now = waiting.Count == 0 ? Math.Max(now, next) : now;
            while (next <= now)
            {
                var took = 1.5 + (random.NextDouble() * 2);
                foreach (var bytes in Enumerable.Repeat(8_000L, 6).Append((long)(took * bytesPerSecond)))
                {
                    waiting.Enqueue((bytes, next));
                }

                next += took;
            }

            longest = Math.Max(longest, now - waiting.Peek().Since);
            var cap = pace.Limit.MaxBytes!.Value;
            var taken = waiting.Dequeue().Bytes;
            while (waiting.Count > 0 && taken + waiting.Peek().Bytes <= cap)
            {
                taken += waiting.Dequeue().Bytes;
            }

            var busy = random.NextDouble() < 0.15 ? 2.5 : 0.7 + (random.NextDouble() * 0.6);
            var seconds = busy * (0.8 + (now / 300) + (taken * 0.25 / bytesPerSecond));
            Note(pace, new BatchSize(Bytes: taken), seconds);
            now += seconds;
        }

        Assert.That(longest, Is.LessThan(20));
    }

    // Batches of 15,000 rows get through four fifths of what any do, and still not through all that comes.
    [Test]
    public void Batches_grow_as_long_as_more_and_more_waits()
    {
        const double arriving = 5000;
        var pace = new BatchPace(Most, Period);
        var (now, taken, longest) = (0.0, 0.0, 0.0);
        while (now < 1200)
        {
            var size = Math.Min(pace.Limit.MaxRows!.Value, Math.Max(1000, (now * arriving) - taken));
            var seconds = 0.6 + (size / 5600);
            (now, taken) = (now + seconds, taken + size);
            var behind = Math.Max(0, now - (taken / arriving));
            longest = Math.Max(longest, behind);
            pace.Note(new BatchSize(Rows: (long)size), TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(behind));
        }

        Assert.That(longest, Is.LessThan(20));
    }

    [Test]
    public void Batches_fill_the_interval_again_when_a_backlog_is_gone()
    {
        var pace = new BatchPace(Most, Period);
        for (var i = 0; i < 20; i++)
        {
            pace.Note(new BatchSize(Rows: pace.Limit.MaxRows), TimeSpan.FromSeconds(0.1 + (pace.Limit.MaxRows!.Value / 10_000.0)), TimeSpan.FromSeconds(30 + i));
        }

        Assert.That(pace.Limit.MaxRows, Is.EqualTo(500_000), "what waits became more after each batch");
        for (var i = 0; i < 40; i++)
        {
            pace.Note(new BatchSize(Rows: 2000), TimeSpan.FromSeconds(0.3), TimeSpan.Zero);
        }

        for (var i = 0; i < 20; i++)
        {
            pace.Note(new BatchSize(Rows: pace.Limit.MaxRows), TimeSpan.FromSeconds(0.1 + (pace.Limit.MaxRows!.Value / 10_000.0)), TimeSpan.FromSeconds(100 - i));
        }

        Assert.That(pace.Limit.MaxRows, Is.LessThan(20_000), "what waits became less after each batch");
    }

    [Test]
    public void Small_batches_that_are_slow_do_not_keep_later_ones_small()
    {
        var pace = new BatchPace(Most, Period);
        Note(pace, 5, 1.5);
        Assert.That(pace.Limit.MaxRows, Is.EqualTo(1000));

        var sizes = Backlog(pace, 30, size => 0.2 + (size / 100_000.0));

        Assert.That(sizes[^1], Is.GreaterThan(50_000));
    }

    [Test]
    public void A_stage_that_is_fast_again_gets_its_limit_back()
    {
        var pace = new BatchPace(Most, Period);
        Backlog(pace, 20, size => size / 10_000.0);
        Assert.That(pace.Limit.MaxRows, Is.LessThan(11_000));

        var sizes = Backlog(pace, 60, size => size / 1_000_000.0);

        Assert.That(sizes[^1], Is.EqualTo(500_000));
    }

    [Test]
    public void The_limit_is_never_passed_and_the_other_limits_stay()
    {
        var pace = new BatchPace(new ReadLimit(MaxFiles: 7, MaxBytes: 100 << 20), Period);
        Note(pace, new BatchSize(Files: 3, Bytes: 50 << 20), 0.01);
        Assert.That(pace.Limit, Is.EqualTo(new ReadLimit(MaxFiles: 7, MaxBytes: 100 << 20)));
        Note(pace, new BatchSize(Files: 3, Bytes: 100 << 20), 10);

        Assert.That(pace.Limit.MaxFiles, Is.EqualTo(7));
        Assert.That(pace.Limit.MaxBytes, Is.LessThan(100 << 20).And.GreaterThan(1 << 20));
    }

    [Test]
    public void Without_an_interval_or_a_limit_nothing_is_adapted()
    {
        var (free, unlimited) = (new BatchPace(Most, null), new BatchPace(ReadLimit.All, Period));
        Note(free, 500_000, 100);
        Note(unlimited, 500_000, 100);

        Assert.That((free.Limit, free.Text, unlimited.Limit, unlimited.Text), Is.EqualTo((Most, (string?)null, ReadLimit.All, (string?)null)));
    }

    [Test]
    public void A_query_that_falls_behind_keeps_its_interval_with_smaller_batches()
    {
        using var bench = new StreamBench();
        for (var i = 0; i < 200; i++)
        {
            bench.AddFile($"{i:D3}.json");
        }

        // A file takes a second, and the trigger comes each ten.
        bench.OnBatch = context => bench.Clock.Advance(TimeSpan.FromSeconds(FilesIn(bench, context)));
        var query = bench.Start(bench.Query(StreamBench.FileRead(("maxFilesPerTrigger", "60")), Trigger.ProcessingTime(10_000), (StreamOptions.KeepsInterval, "true")));
        Assert.That(SpinWait.SpinUntil(
            () =>
            {
                bench.Clock.AdvanceToNext();
                return bench.Batches.Values.Sum(b => b.Length) == 200;
            },
            StreamBench.Patience));
        query.Stop();

        var batches = query.RecentProgress.Where(p => p.NumInputRows is not 0).ToList();
        Assert.That(bench.Batches.Values.Select(b => b.Length).Take(2), Is.EqualTo(new[] { 60, 9 }));
        Assert.That(bench.Batches.Values.Skip(1).SkipLast(1).Select(b => b.Length), Is.All.InRange(8, 10));
        Assert.That(batches[1].Sources[0].BatchLimit, Is.EqualTo("9 files"));
    }

    private static int FilesIn(StreamBench bench, BatchContext context)
    {
        var (start, end) = (context.BatchId == 0 ? -1 : long.Parse(bench.Text($"offsets/{context.BatchId - 1}").Split("logOffset\":")[1].TrimEnd('}', '\n'), null), context.BatchId);
        Assert.That(end, Is.EqualTo(start + 1));
        return bench.Text($"sources/0/{context.BatchId}{(context.BatchId % 10 == 9 ? ".compact" : "")}").Split('\n').Count(l => l.Contains($"\"batchId\":{context.BatchId}", StringComparison.Ordinal));
    }

    private static List<long> Backlog(BatchPace pace, int batches, Func<long, double> seconds)
    {
        var sizes = new List<long>();
        for (var i = 0; i < batches; i++)
        {
            var size = pace.Limit.MaxRows!.Value;
            sizes.Add(size);
            Note(pace, size, seconds(size));
        }

        return sizes;
    }

    // Some file is always taken, and no file in parts.
    private static List<long> BacklogOfFiles(long fileSize, int batches, Func<long, double> seconds)
    {
        var pace = new BatchPace(new ReadLimit(MaxBytes: 128 << 20), Period);
        var files = new List<long>();
        for (var i = 0; i < batches; i++)
        {
            files.Add(Math.Max(1, pace.Limit.MaxBytes!.Value / fileSize));
            Note(pace, new BatchSize(Bytes: files[^1] * fileSize), seconds(files[^1]));
        }

        return files;
    }

    private static void Note(BatchPace pace, long rows, double seconds) => Note(pace, new BatchSize(Rows: rows), seconds);

    private static void Note(BatchPace pace, BatchSize size, double seconds) => pace.Note(size, TimeSpan.FromSeconds(seconds));
}
