using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Kafka;

namespace SparkPersonalization.Streaming.Sinks;

/// <summary>Makes the sink of a query; all but a user's function are functions of the batch themselves.</summary>
internal static class SinkFactory
{
    private static readonly string[] OfRunner =
    [
        StreamOptions.CheckpointLocation, StreamOptions.ApplicationName, StreamOptions.NewGeneration, StreamOptions.Fingerprint,
        StreamOptions.BatchTables, StreamOptions.RecoverFrom, StreamOptions.MinBatchesToRetain,
    ];

    internal static StreamSink Create(StreamDefinition definition, StreamServices services)
    {
        if (definition.OutputMode == OutputMode.Complete)
        {
            throw new AnalysisException(
                "STREAMING_OUTPUT_MODE.UNSUPPORTED_OPERATION",
                "Invalid streaming output mode: complete. This output mode is not supported for no streaming aggregations on streaming DataFrames/DataSets. Use append.");
        }

        if (definition.ForeachBatch is { } function)
        {
            return new StreamSink("ForeachBatchSink", NeedsCheckpoint: true, (batch, context) => function(batch, context.BatchId));
        }

        return definition.Format?.ToLowerInvariant() switch
        {
            "delta" => Delta(definition),
            "kafka" => Kafka(definition),
            "memory" => Memory(definition),
            "console" => new ConsoleSink(definition.Options, services.Console).ToSink(),
            "noop" => new StreamSink("NoopSink", NeedsCheckpoint: false, (batch, _) => batch.Write().Format("noop").Mode(SaveMode.Append).Save()),
            var format => throw new AnalysisException(
                "UNSUPPORTED_FEATURE",
                $"The streaming sink {format ?? "(none)"} is not supported: appending files cannot be made exactly once without a log that readers know. "
                + "Write to delta, kafka, console, memory or noop, or use ForeachBatch."),
        };
    }

    private static StreamSink Delta(StreamDefinition definition)
    {
        var target = definition.Path ?? definition.Options.Get("path");
        if (target is null && definition.Table is null)
        {
            throw new AnalysisException("DELTA_MISSING_PATH", "The streaming sink delta needs a path. Give it to Start(path), or a table to ToTable(name).");
        }

        return new StreamSink($"DeltaSink[{target ?? definition.Table}]", NeedsCheckpoint: true, (batch, context) => definition.Session.Engine.Execute(
            new WriteOperation(
                batch.Plan,
                "delta",
                target,
                target is null ? definition.Table : null,
                TableSaveMethod.SaveAsTable,
                SaveMode.Append,
                definition.PartitioningColumns,
                WriterOptions(definition.Options, context)),
            CancellationToken.None));
    }

    // A batch that is done again carries the same text, by which readers can drop what they have.
    private static StreamSink Kafka(StreamDefinition definition) => new("KafkaSink", NeedsCheckpoint: true, (batch, context) => definition.Session.Engine.Execute(
        new WriteOperation(
            batch.Plan,
            "kafka",
            Path: null,
            Table: null,
            TableSaveMethod.SaveAsTable,
            SaveMode.Append,
            [],
            definition.Options.Without(OfRunner).With(KafkaColumns.BatchHeader, string.Create(CultureInfo.InvariantCulture, $"{context.ApplicationIdOf("sink")}/{context.BatchId}"))),
        CancellationToken.None));

    private static Options WriterOptions(Options options, BatchContext context) => options.Without([.. OfRunner, "path"])
        .With("txnAppId", context.ApplicationIdOf("sink"))
        .With("txnVersion", context.BatchId.ToString(CultureInfo.InvariantCulture))
        .With("userMetadata", context.CommitMetadata);

    private static StreamSink Memory(StreamDefinition definition)
    {
        var name = definition.QueryName ?? throw new AnalysisException(
            "UNSUPPORTED_FEATURE", "queryName must be specified for memory sink. It is the name of the view that holds the rows.");
        var rows = new List<object?[]>();
        return new StreamSink("MemorySink", NeedsCheckpoint: false, (batch, _) =>
        {
            rows.AddRange(definition.Session.Engine.Execute(batch.Plan, CancellationToken.None).Select(r => r.Values.ToArray()));
            var view = new CreateDataFrameView(new LocalRelation(batch.Schema(), [.. rows]), name, IsGlobal: false, Replace: true);
            definition.Session.Engine.Execute(view, CancellationToken.None);
        });
    }
}
