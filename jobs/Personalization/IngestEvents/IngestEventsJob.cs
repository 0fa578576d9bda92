using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Personalization.Inputs;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.IngestEvents;

/// <summary>Takes raw events out of files or topics into <c>bronze/events</c>, each byte as it came.</summary>
public sealed class IngestEventsJob : Job<IngestEventsJobOptions>
{
    private static readonly ByteSize BatchBytes = new(256 << 20);

    /// <inheritdoc/>
    public override string Description => "Takes raw events out of files (JSON lines, or CSV and Parquet through a mapping) or Kafka into bronze/events, as they came.";

    /// <inheritdoc/>
    public override JobOutcome Run(JobContext<IngestEventsJobOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var session = context.OpenSession();
        var mapping = context.Options.Mapping;
        var input = Input(context, session);
        var query = new LakeQuery
        {
            Job = input.Query,
            Input = input.Read,
            RecoverFrom = BronzeEvents.Table,
            Process = batch =>
            {
                input.Check();
                batch.Append(BronzeRows.From(batch.Rows, mapping, batch.Time), BronzeEvents.Table, input.Origin);
            },
            Fingerprint = $"{BronzeEvents.Table.MadeBy} 2 {input.Fingerprint}",
            DefaultMaxBytes = BatchBytes,
        };
        var run = query.Run(context, context.Options.Lake, session);
        return new JobOutcome
        {
            Counts = [new("batches", run.Batches), new("records", run.Rows)],
            Places = [new("bronze", BronzeEvents.Table.PathIn(context.LakeDirectory))],
        };
    }

    private static IEventInput Input(JobContext<IngestEventsJobOptions> context, SparkSession session)
    {
        var options = context.Options;
        var mapped = options.Mapping is { } mapping ? new InputCatalog(context.ConfDirectory, session).Mapping(mapping).Source : null;
        if (options.Source == EventSource.Kafka)
        {
            ReplicaWarning.Write(options.Kafka, context.Log, context.Cancellation);
            return new EventTopics(options.Kafka, options.Mapping, mapped);
        }
        var files = Path.GetFullPath(options.Input ?? Path.Combine(context.LakeDirectory, GenerateEvents.GenerateEventsJob.DefaultOutput, "events"));
        return new EventFiles(session, files, options.Mapping, mapped);
    }
}
