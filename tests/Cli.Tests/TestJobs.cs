using Microsoft.Extensions.Logging;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.JobModel.Graph;
using SparkPersonalization.JobModel;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace SparkPersonalization.Cli.Tests;

/// <summary>Jobs that end in each way.</summary>
internal static class TestJobs
{
    internal static JobCatalog Catalog { get; } = JobCatalog.From([typeof(CountJob), typeof(CheckJob), typeof(BreakJob), typeof(WaitJob), typeof(SettingsJob), typeof(StreamJob), typeof(DeafJob), typeof(StagesJob), typeof(CauseJob)]);

    internal static JobCatalog Clashing { get; } = JobCatalog.From([typeof(ClashJob)]);

    internal sealed record NoOptions;

    internal sealed record CountOptions
    {
        [Description("How many to count.")]
        public int Rows { get; init; } = 3;

        [Description("Whether to count twice.")]
        public bool Twice { get; init; }

        [Description("What to count.")]
        public IReadOnlyList<string> Kinds { get; init; } = [];
    }

    internal sealed record ClashOptions
    {
        [Description("Another lake.")]
        public string? Lake { get; init; }
    }

    internal sealed class CountJob : Job<CountOptions>
    {
        public override string Description => "Counts rows.";

        public override JobOutcome Run(JobContext<CountOptions> context)
        {
            var options = context.Options;
            context.Log.LogInformation("counting");
            context.Progress.Report(new JobProgress { Message = "counting", Rows = 1500, TotalRows = 3000, RowsPerSecond = 1000, Batch = 7 });
            return new JobOutcome
            {
                Counts = [new("rows", options.Rows * (options.Twice ? 2 : 1)), new("kinds", options.Kinds.Count), new("revenue EUR", 1234.5m)],
                Places = [new("table", Path.Combine(context.LakeDirectory, "table"))],
                Checks = [new("conservation", true, "in = out")],
            };
        }
    }

    internal sealed class CheckJob : Job<NoOptions>
    {
        public override string Description => "Fails a check.";

        public override JobOutcome Run(JobContext<NoOptions> context) => new() { Checks = [new("conservation", false, "one row is missing")] };
    }

    internal sealed class BreakJob : Job<NoOptions>
    {
        public override string Description => "Breaks.";

        public override JobOutcome Run(JobContext<NoOptions> context) => throw new IOException("The disk is full. Make room.");
    }

    internal sealed class WaitJob : Job<NoOptions>
    {
        public override string Description => "Stops only when it is asked to.";

        public override JobOutcome Run(JobContext<NoOptions> context)
        {
            context.Cancellation.WaitHandle.WaitOne();
            context.Cancellation.ThrowIfCancellationRequested();
            return new JobOutcome();
        }
    }

    internal sealed class SettingsJob : Job<NoOptions>
    {
        public override string Description => "Tells the session's settings.";

        public override JobOutcome Run(JobContext<NoOptions> context) => new()
        {
            Places = [new("name", context.Session.Name!), .. context.Session.Conf.Select(setting => new JobPlace(setting.Key, setting.Value))],
        };
    }

    internal sealed class ClashJob : Job<ClashOptions>
    {
        public override string Description => "Has an option of every job.";

        public override JobOutcome Run(JobContext<ClashOptions> context) => new();
    }

    internal sealed class DeafJob : Job<NoOptions>
    {
        public override string Description => "Does not stop when it is asked to.";

        public override JobOutcome Run(JobContext<NoOptions> context)
        {
            using var asked = context.Cancellation.Register(() => context.Log.LogInformation("asked"));
            context.Log.LogInformation("begun");
            using var never = new ManualResetEvent(false);
            never.WaitOne();
            return new JobOutcome();
        }
    }

    internal sealed class StreamJob : Job<NoOptions>
    {
        public override string Description => "Follows text files of the lake.";

        public override JobOutcome Run(JobContext<NoOptions> context)
        {
            using var session = context.OpenSession();
            var lines = session.ReadStream().Format("text").Load(Path.Combine(context.LakeDirectory, "in"));
            var query = lines.WriteStream()
                .ForeachBatch((batch, id) => context.Log.LogInformation("batch {Batch}: {Rows} rows", id, batch.Count()))
                .Trigger(Trigger.ProcessingTime(10))
                .Option("checkpointLocation", Path.Combine(context.LakeDirectory, "_checkpoints", "stream"))
                .Start();
            try
            {
                query.AwaitTerminationAsync(context.Cancellation).GetAwaiter().GetResult();
            }
            finally
            {
                query.Stop();
            }
            return new JobOutcome();
        }
    }

    internal sealed class StagesJob : Job<NoOptions>
    {
        public override string Description => "Has stages.";

        public override JobOutcome Run(JobContext<NoOptions> context) => new JobGraph(
            new JobStage("count", services => new CountJob().Run(new JobContext<CountOptions>(new CountOptions { Rows = 12345 }, services))),
            new JobStage("check", services => new CheckJob().Run(new JobContext<NoOptions>(context.Options, services))) { After = ["count"] },
            new JobStage("break", services => new BreakJob().Run(new JobContext<NoOptions>(context.Options, services))) { After = ["count"] },
            new JobStage("export", _ => new JobOutcome()) { After = ["check", "break"] }).Run(context.Services);
    }

    internal sealed class CauseJob : Job<NoOptions>
    {
        public override string Description => "Breaks for a reason.";

        public override JobOutcome Run(JobContext<NoOptions> context) => throw new AggregateException(
            new InvalidOperationException("Batch 7 of refine-events failed: no room", new IOException("No space left on device.", new IOException("no room"))));
    }
}
