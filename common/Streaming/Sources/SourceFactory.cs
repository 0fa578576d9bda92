using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta;
using SparkPersonalization.Kafka.Offsets;
using SparkPersonalization.Kafka.Settings;
using SparkPersonalization.Streaming.Checkpoints;
using SparkPersonalization.Streaming.Sources.Kafka;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>Makes the source of a streaming read.</summary>
internal sealed class SourceFactory(StreamServices services, SparkSession session, CancellationToken stop)
{
    private const string DefaultFormat = "parquet";

    private static readonly string[] FormatsWithOwnSchema = ["text", "binaryfile"];
    private static readonly string[] FileFormats = ["json", "csv", "parquet", .. FormatsWithOwnSchema];

    /// <summary>Whether the source of a read remembers in the checkpoint what cannot be told from its offsets.</summary>
    internal static bool KeepsLog(Read read) =>
        read is DataSource source && FileFormats.Contains(source.Format ?? DefaultFormat, StringComparer.OrdinalIgnoreCase);

    internal IMicroBatchSource Create(Read read, StreamCheckpoint checkpoint, int index) => read switch
    {
        DataSource source => Create(source, checkpoint, index),
        NamedTable table when PathOf(table.UnparsedIdentifier) is { } path =>
            Create(new DataSource("delta", null, table.Options, [path], IsStreaming: true), checkpoint, index),
        NamedTable table => throw new AnalysisException(
            "UNSUPPORTED_FEATURE", $"A stream from the table {table.UnparsedIdentifier} is not supported by name. Read it as delta.`/path/of/the/table`."),
        _ => throw new AnalysisException("UNSUPPORTED_FEATURE", $"{read.GetType().Name} cannot be read as a stream."),
    };

    private IMicroBatchSource Create(DataSource read, StreamCheckpoint checkpoint, int index)
    {
        var directory = checkpoint.SourceDirectory(index);
        var format = (read.Format ?? DefaultFormat).ToLowerInvariant();
        if (services.Sources.TryGetValue(format, out var provider))
        {
            return provider(read, directory);
        }

        if (format == "delta")
        {
            return Delta(read);
        }

        if (format == "kafka")
        {
            return Kafka(read, new SourceContext(services.Storage, checkpoint.Storage, directory, services.Reach));
        }

        return FileFormats.Contains(format)
            ? new FileStreamSource(WithSettings(WithSchema(read, format)), new SourceContext(services.Storage, checkpoint.Storage, directory, services.Reach))
            : throw new AnalysisException("DATA_SOURCE_NOT_FOUND", $"Failed to find the streaming source {format}. Formats are delta, kafka, {string.Join(", ", FileFormats)}.");
    }

    private KafkaStreamSource Kafka(DataSource read, SourceContext context)
    {
        var committed = KafkaStreamSource.OfCommitted(read);
        var options = KafkaReadOptions.Parse(committed.Options, isStreaming: true);
        var client = services.Kafka.Of(options.Client).Client;
        var offsets = new KnownTopics(new OffsetReader(client, options, stop), context, options.FailOnDataLoss);
        var group = options.Group is { } name ? new GroupOffsets(client, name) : null;
        return new KafkaStreamSource(committed, options, offsets, services.Clock, group);
    }

    private IMicroBatchSource Delta(DataSource read)
    {
        var options = DeltaStreamOptions.Parse(read.Options);
        if (read.Paths.Count != 1)
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE", $"A stream from a Delta table has one path, not {read.Paths.Count}.");
        }

        var table = new DeltaTableStream(new DeltaTableLog(services.Storage, read.Paths[0], services.Clock), options);
        return options.ReadChangeFeed ? new DeltaChangeFeedSource(read, table) : new DeltaStreamSource(read, table);
    }

    private DataSource WithSettings(DataSource read) =>
        read.Options.Get(MissingFiles.Option) is null && session.Engine.Settings.Get(MissingFiles.Setting) is { } setting
            ? read with { Options = read.Options.With(MissingFiles.Option, setting) }
            : read;

    // A schema taken anew from each batch's files would change under the query.
    private DataSource WithSchema(DataSource read, string format)
    {
        if (read.Schema is not null || FormatsWithOwnSchema.Contains(format))
        {
            return read;
        }

        return session.Engine.Settings.Get("spark.sql.streaming.schemaInference") is { } text && bool.TryParse(text, out var infers) && infers
            ? read with { Schema = session.Engine.Analyze(read with { IsStreaming = false }) }
            : throw new AnalysisException(
                "STREAMING_SCHEMA_MISSING",
                "Schema must be specified when creating a streaming source DataFrame. If some files already exist in the directory, then depending "
                + "on the file format you may be able to create a static DataFrame on that directory with 'spark.Read().Load(directory)' and infer "
                + "schema from it, or set spark.sql.streaming.schemaInference to true.");
    }

    private static string? PathOf(string identifier)
    {
        const string prefix = "delta.`";
        return identifier.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && identifier.EndsWith('`') && identifier.Length > prefix.Length + 1
            ? identifier[prefix.Length..^1].Replace("``", "`", StringComparison.Ordinal)
            : null;
    }
}
