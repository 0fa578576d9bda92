using System.Collections.Concurrent;
using System.Text.Json;
using Confluent.Kafka;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Kafka;
using SparkPersonalization.Kafka.Offsets;
using SparkPersonalization.Kafka.Reading;

namespace SparkPersonalization.Engines.DuckDb.Kafka;

/// <summary>What is read of topics.</summary>
/// <param name="Client">The client's number, which stands for its settings.</param>
/// <param name="Ranges">The ranges.</param>
/// <param name="FailOnDataLoss">Whether records that are gone are an error.</param>
/// <param name="PollTimeout">How long to wait for a record.</param>
/// <param name="WithHeaders">Whether the headers are asked for.</param>
/// <param name="Stop">The number of what ends waits for records.</param>
internal sealed record KafkaScan(int Client, IReadOnlyList<OffsetRange> Ranges, bool FailOnDataLoss, TimeSpan PollTimeout, bool WithHeaders, int Stop);

/// <summary>
/// The records of topics as a table function whose argument is a <see cref="KafkaScan"/> in JSON. Threads take ranges one after the other, and
/// small ones together, since to wait for a broker's answer takes longer than to read them.
/// </summary>
internal sealed class KafkaTable : ITableScan
{
    internal const string Name = "spark_kafka";

    // As many as DuckDB takes at once.
    private const int RecordsTogether = 2048;

    private readonly KafkaScan _scan;
    private readonly KafkaClient _client;
    private readonly ConcurrentQueue<List<OffsetRange>> _ranges;
    private readonly CancellationToken _stop;

    private KafkaTable(KafkaScan scan, KafkaClients clients)
    {
        (_scan, _client, _stop, _ranges) = (scan, clients[scan.Client], clients.StopOf(scan.Stop), new(Together(scan.Ranges)));
        MaxThreads = Math.Max(1, _ranges.Count);
    }

    public int MaxThreads { get; }

    /// <summary>The function over a session's clients.</summary>
    internal static TableFunctionDefinition Definition(KafkaClients clients) => new()
    {
        Name = Name,
        Columns = [.. KafkaColumns.Schema(includeHeaders: true).Select(f => new DuckDbField(f.Name, SparkTypes.ToDuckDb(f.DataType)))],
        Begin = json =>
        {
            var scan = JsonSerializer.Deserialize<KafkaScan>(json)!;
            return new KafkaTable(scan, clients);
        },
    };

    public ITableReader OpenReader() => new Reader(this);

    public void Dispose()
    {
        // The ranges hold nothing open.
    }

    private static List<List<OffsetRange>> Together(IEnumerable<OffsetRange> ranges)
    {
        var groups = new List<List<OffsetRange>>();
        var records = (long)RecordsTogether;
        foreach (var range in ranges.Where(range => range.Count > 0))
        {
            if (records + range.Count > RecordsTogether)
            {
                groups.Add([]);
                records = 0;
            }

            groups[^1].Add(range);
            records += range.Count;
        }

        return groups;
    }

    private sealed class Reader(KafkaTable table) : ITableReader
    {
        private RecordReader? _records;

        public int Read(IReadOnlyList<VectorWriter> columns, int capacity)
        {
            var row = 0;
            while (row < capacity && (_records is not null || TryOpenNext()))
            {
                if (_records!.Next(table._stop) is { } record)
                {
                    Write(columns, row++, record);
                }
                else
                {
                    _records.Dispose();
                    _records = null;
                }
            }

            return row;
        }

        public void Dispose() => _records?.Dispose();

        private bool TryOpenNext()
        {
            if (!table._ranges.TryDequeue(out var ranges))
            {
                return false;
            }

            _records = new RecordReader(table._client, ranges, table._scan.FailOnDataLoss, table._scan.PollTimeout);
            return true;
        }

        private void Write(IReadOnlyList<VectorWriter> columns, int row, ConsumeResult<byte[]?, byte[]?> record)
        {
            WriteBytes(columns[0], row, record.Message.Key);
            WriteBytes(columns[1], row, record.Message.Value);
            columns[2].WriteText(row, record.Topic);
            columns[3].Write(row, record.Partition.Value);
            columns[4].Write(row, record.Offset.Value);
            columns[5].Write(row, record.Message.Timestamp.UnixTimestampMs * 1000);
            columns[6].Write(row, (int)record.Message.Timestamp.Type - 1);
            WriteHeaders(columns[7], row, table._scan.WithHeaders ? record.Message.Headers : null);
        }

        private static void WriteHeaders(VectorWriter column, int row, Headers? headers)
        {
            if (headers is null or { Count: 0 })
            {
                column.WriteNull(row);
                return;
            }

            column.BeginList(row);
            foreach (var header in headers)
            {
                var place = column.Append();
                column.Element.Field(0).WriteText(place, header.Key);
                WriteBytes(column.Element.Field(1), place, header.GetValueBytes());
            }

            column.EndList();
        }

        private static void WriteBytes(VectorWriter column, int row, byte[]? bytes)
        {
            if (bytes is null)
            {
                column.WriteNull(row);
            }
            else
            {
                column.WriteBytes(row, bytes);
            }
        }
    }
}
