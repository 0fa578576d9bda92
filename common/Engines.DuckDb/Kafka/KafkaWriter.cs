using System.Text;
using Confluent.Kafka;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Kafka;
using SparkPersonalization.Kafka.Settings;
using SparkPersonalization.Kafka.Writing;
using SparkPersonalization.Streaming;

namespace SparkPersonalization.Engines.DuckDb.Kafka;

/// <summary>
/// Writes rows as records, as Spark's sink does: columns <c>value</c>, and optionally <c>key</c>, <c>headers</c>, <c>topic</c> and
/// <c>partition</c>; option <c>topic</c> goes before the column.
/// </summary>
/// <param name="runner">Runs the plan.</param>
internal sealed class KafkaWriter(QueryRunner runner)
{
    /// <summary>Writes rows.</summary>
    /// <exception cref="AnalysisException">The columns or the mode are not those that the sink takes.</exception>
    /// <exception cref="SparkException">The brokers do not take a record.</exception>
    internal void Write(WriteOperation write, BoundRelation rows, CancellationToken cancellation)
    {
        if (write.Mode is not (SaveMode.Append or SaveMode.ErrorIfExists))
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE", $"Save mode {write.Mode} is not allowed for Kafka. Allowed save modes are Append and ErrorIfExists (default).");
        }

        var columns = new RecordColumns(rows.Schema, write.Options.Get("topic"));
        var batch = write.Options.Get(KafkaColumns.BatchHeader) is { } text ? Encoding.UTF8.GetBytes(text) : null;
        var stop = BatchContext.Current?.Stop ?? cancellation;
        using var writer = new RecordWriter(runner.Kafka.Of(ClientSettings.Of(write.Options)).Client);
        foreach (var row in runner.Rows(rows, cancellation))
        {
            var (topic, partition) = columns.Place(row);
            writer.Write(topic, partition, columns.Record(row, batch), stop);
        }

        writer.Complete(stop);
    }

    /// <summary>Where a record's parts stand in a row.</summary>
    private sealed class RecordColumns
    {
        private readonly int _key;
        private readonly int _value;
        private readonly int _headers;
        private readonly int _topic;
        private readonly int _partition;
        private readonly string? _topicOption;

        internal RecordColumns(StructType schema, string? topic)
        {
            _value = Place(schema, KafkaColumns.Value, "string or binary", t => t is StringType or BinaryType);
            _key = Place(schema, KafkaColumns.Key, "string or binary", t => t is StringType or BinaryType);
            _headers = Place(schema, KafkaColumns.Headers, KafkaColumns.HeadersType.SimpleString, IsHeaders);
            _topic = Place(schema, KafkaColumns.Topic, "string", t => t is StringType);
            _partition = Place(schema, KafkaColumns.Partition, "int", t => t is IntegerType);
            _topicOption = topic;
            if (_value < 0)
            {
                throw new AnalysisException("KAFKA_SINK_COLUMN", "Required attribute 'value' not found. Name the column that holds the records' values so.");
            }

            if (_topic < 0 && topic is null)
            {
                throw new AnalysisException("KAFKA_SINK_COLUMN", "topic option required when no 'topic' attribute is present. Use the topic option for setting a topic.");
            }
        }

        internal (string Topic, int? Partition) Place(Row row) => (
            _topicOption ?? (string?)row[_topic] ?? throw new SparkException("KAFKA_SINK_COLUMN", "null topic present in the data. Use the topic option for setting a topic."),
            _partition < 0 ? null : (int?)row[_partition]);

        internal Message<byte[]?, byte[]?> Record(Row row, byte[]? batch)
        {
            var record = new Message<byte[]?, byte[]?> { Key = _key < 0 ? null : Bytes(row[_key]), Value = Bytes(row[_value]) };
            var headers = _headers < 0 ? null : (object?[]?)row[_headers];
            if (headers is null && batch is null)
            {
                return record;
            }

            record.Headers = [];
            foreach (var header in headers?.Cast<Row>() ?? [])
            {
                record.Headers.Add((string)header[0]!, Bytes(header[1]));
            }

            if (batch is not null)
            {
                record.Headers.Add(KafkaColumns.BatchHeader, batch);
            }

            return record;
        }

        private static int Place(StructType schema, string name, string types, Func<DataType, bool> fits)
        {
            var place = schema.FieldNames.ToList().FindIndex(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
            return place < 0 || fits(schema[place].DataType)
                ? place
                : throw new AnalysisException("KAFKA_SINK_COLUMN", $"{name} attribute unsupported type {schema[place].DataType.SimpleString}. {name} must be a(n) {types}. Cast it.");
        }

        private static bool IsHeaders(DataType type) =>
            type is ArrayType { ElementType: StructType { Count: 2 } header } && header[0].DataType is StringType && header[1].DataType is BinaryType;

        private static byte[]? Bytes(object? value) => value switch
        {
            string text => Encoding.UTF8.GetBytes(text),
            _ => (byte[]?)value,
        };
    }
}
