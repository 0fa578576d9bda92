using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Personalization.Inputs;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.IngestEvents;

/// <summary>Takes raw events out of files into <c>bronze/events</c>, each byte as it came.</summary>
public sealed class IngestEventsJob : Job<IngestEventsJobOptions>
{
    private static readonly ByteSize BatchBytes = new(256 << 20);

    /// <inheritdoc/>
    public override string Description => "Takes raw events out of files (JSON lines, or CSV and Parquet through a mapping) into bronze/events, as they came.";

    /// <inheritdoc/>
    public override JobOutcome Run(JobContext<IngestEventsJobOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var input = Path.GetFullPath(context.Options.Input ?? Path.Combine(context.LakeDirectory, GenerateEvents.GenerateEventsJob.DefaultOutput, "events"));
        var mapping = context.Options.Mapping;
        using var session = context.OpenSession();
        var source = mapping is null ? null : new InputCatalog(context.ConfDirectory, session).Mapping(mapping).Source;
        var query = new LakeQuery
        {
            Job = BronzeEvents.Table.MadeBy,
            Input = reader => BronzeRows.Read(reader, input, source),
            RecoverFrom = BronzeEvents.Table,
            Process = batch => batch.Append(BronzeRows.From(batch.Rows, mapping, batch.Time), BronzeEvents.Table),
            Fingerprint = $"{BronzeEvents.Table.MadeBy} 1 {mapping}",
            DefaultMaxBytes = BatchBytes,
        };
        var run = query.Run(context, context.Options.Lake, session);
        return new JobOutcome
        {
            Counts = [new("batches", run.Batches), new("records", run.Rows)],
            Places = [new("bronze", BronzeEvents.Table.PathIn(context.LakeDirectory))],
        };
    }
}
