using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
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
        var options = context.Options;
        var mapping = options.Mapping;
        if (options.Source == EventSource.Kafka)
            ReplicaWarning.Write(options.Kafka, context.Log, context.Cancellation);
        using var session = context.OpenSession();
        var query = new LakeQuery
        {
            Job = BronzeEvents.Table.MadeBy,
            Input = Input(context, session),
            RecoverFrom = BronzeEvents.Table,
            Process = batch => batch.Append(BronzeRows.From(batch.Rows, mapping, batch.Time), BronzeEvents.Table),
            Fingerprint = $"{BronzeEvents.Table.MadeBy} 1 {mapping}{(options.Source == EventSource.Kafka ? $" {options.Kafka.Selection}" : "")}",
            DefaultMaxBytes = BatchBytes,
        };
        var run = query.Run(context, options.Lake, session);
        return new JobOutcome
        {
            Counts = [new("batches", run.Batches), new("records", run.Rows)],
            Places = [new("bronze", BronzeEvents.Table.PathIn(context.LakeDirectory))],
        };
    }

    private static Func<DataStreamReader, DataFrame> Input(JobContext<IngestEventsJobOptions> context, SparkSession session)
    {
        var options = context.Options;
        var source = options.Mapping is { } mapping ? new InputCatalog(context.ConfDirectory, session).Mapping(mapping).Source : null;
        if (options.Source == EventSource.Kafka)
        {
            return source is null or { Format: "json" }
                ? reader => BronzeRows.Read(reader, options.Kafka)
                : throw new NotSupportedException($"The mapping {options.Mapping} reads {source.Format}, and messages of Kafka are JSON objects: give a mapping of format json.");
        }
        var input = Path.GetFullPath(options.Input ?? Path.Combine(context.LakeDirectory, GenerateEvents.GenerateEventsJob.DefaultOutput, "events"));
        return reader => BronzeRows.Read(reader, input, source);
    }
}
