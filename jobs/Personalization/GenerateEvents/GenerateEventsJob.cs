using System.Collections.Immutable;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.GenerateEvents.Output;
using SparkPersonalization.Personalization.GenerateEvents.Truth;

namespace SparkPersonalization.Personalization.GenerateEvents;

/// <summary>Makes raw events of a plausible shop, and the truth about them.</summary>
public sealed class GenerateEventsJob : Job<GenerateEventsJobOptions>
{
    /// <summary>The folder in the lake that takes the output where no other is given; its name hides it from readers of tables.</summary>
    public const string DefaultOutput = "_raw";

    /// <inheritdoc/>
    public override string Description => "Makes raw events of a plausible shop, with duplicates, late, malformed and bot traffic, and the truth about them.";

    /// <inheritdoc/>
    public override JobOutcome Run(JobContext<GenerateEventsJobOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var output = Path.GetFullPath(context.Options.Output ?? Path.Combine(context.LakeDirectory, DefaultOutput));
        CreateParent(output);
        var isToTopic = context.Options.To == EventTarget.Kafka;
        var truth = isToTopic
            ? Send(context, output)
            : EventGenerator.Run(context.Options.Generator, output, new RowProgress(context.Progress), context.Cancellation);
        return new JobOutcome
        {
            Counts = CountsOf(truth),
            Places =
            [
                isToTopic ? new("topic", context.Options.Kafka.Topic!) : new("events", Path.Combine(output, EventGenerator.EventsFolder)),
                new("truth", Path.Combine(output, TruthFile.Name)),
            ],
        };
    }

    private static GeneratedTruth Send(JobContext<GenerateEventsJobOptions> context, string output)
    {
        var options = context.Options;
        var generator = options.Kafka.For(options.Generator);
        using var session = context.OpenSession();
        using var records = new TopicRecords(session, options.Kafka, generator, context.Time, context.Cancellation);
        var truth = EventGenerator.Play(generator, records, new RowProgress(context.Progress), context.Cancellation);
        Directory.CreateDirectory(output);
        TruthFile.Write(output, truth);
        return truth;
    }

    private static void CreateParent(string output)
    {
        if (Path.GetDirectoryName(output) is { } parent)
            Directory.CreateDirectory(parent);
    }

    private static ImmutableArray<JobCount> CountsOf(GeneratedTruth truth) =>
    [
        new("files", truth.Files),
        new("records", truth.Records),
        new("silver", truth.Silver),
        new("duplicates", truth.Duplicates),
        new("quarantined", truth.Quarantined),
        .. truth.QuarantinedByReason.Select(reason => new JobCount($"quarantined {reason.Key}", reason.Value)),
        new("late accepted", truth.LateAccepted),
        new("sessions", truth.Sessions),
        new("bot sessions", truth.BotSessions),
        new("checkouts", truth.Checkouts),
        new("orders", truth.Orders),
        new("refunds", truth.Refunds),
        .. truth.RevenueByCurrency.Select(sum => new JobCount($"revenue {sum.Key}", sum.Value)),
        .. truth.RefundedByCurrency.Select(sum => new JobCount($"refunded {sum.Key}", sum.Value)),
        new("devices", truth.Devices),
        new("users", truth.Users),
        new("shoppers", truth.Shoppers),
        new("checkout shoppers", truth.CheckoutShoppers),
    ];

    private sealed class RowProgress(IJobProgress progress) : IProgress<GenerateEventsProgress>
    {
        public void Report(GenerateEventsProgress value) =>
            progress.Report(new JobProgress { Message = "generating events", Rows = value.Written, TotalRows = value.Total });
    }
}
