using SparkPersonalization.Contracts;
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
        var source = mapping is null ? null : new InputCatalog(context.ConfDirectory, session).Mapping(mapping).Source;
        var files = Path.GetFullPath(options.Input ?? Path.Combine(context.LakeDirectory, GenerateEvents.GenerateEventsJob.DefaultOutput, "events"));
        var parquet = mapping is not null && source is { Format: "parquet" } ? new ParquetRecords(session, mapping, source, files) : null;
        var query = new LakeQuery
        {
            Job = BronzeEvents.Table.MadeBy,
            Input = options.Source == EventSource.Kafka ? Messages(options, source) : reader => BronzeRows.Read(reader, files, source),
            RecoverFrom = BronzeEvents.Table,
            Process = batch =>
            {
                parquet?.CheckColumns();
                batch.Append(BronzeRows.From(batch.Rows, mapping, batch.Time), BronzeEvents.Table);
            },
            Fingerprint = $"{BronzeEvents.Table.MadeBy} 2 {mapping} {source?.Fingerprint}{(options.Source == EventSource.Kafka ? $" {options.Kafka.Selection}" : "")}",
            DefaultMaxBytes = BatchBytes,
        };
        var run = query.Run(context, options.Lake, session);
        return new JobOutcome
        {
            Counts = [new("batches", run.Batches), new("records", run.Rows)],
            Places = [new("bronze", BronzeEvents.Table.PathIn(context.LakeDirectory))],
        };
    }

    private static Func<DataStreamReader, DataFrame> Messages(IngestEventsJobOptions options, MappingSource? source) => source is null or { Format: "json" }
        ? reader => BronzeRows.Read(reader, options.Kafka)
        : throw new NotSupportedException($"The mapping {options.Mapping} reads {source.Format}, and messages of Kafka are JSON objects: give a mapping of format json.");
}
