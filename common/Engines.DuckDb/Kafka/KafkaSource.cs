using System.Text.Json;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Translation;
using SparkPersonalization.Kafka;
using SparkPersonalization.Kafka.Offsets;
using SparkPersonalization.Kafka.Settings;
using SparkPersonalization.Streaming;

namespace SparkPersonalization.Engines.DuckDb.Kafka;

/// <summary>A read of topics. What the options mean now is asked of the brokers when the read runs, not before.</summary>
/// <param name="options">The options.</param>
/// <param name="clients">The session's clients.</param>
internal sealed class KafkaSource(KafkaReadOptions options, KafkaClients clients) : IScanSource
{
    public StructType Schema { get; } = KafkaColumns.Schema(options.IncludeHeaders);

    public StructType HiddenColumns => StructType.Empty;

    public string Description => $"kafka {options.Topics}";

    internal static KafkaSource Of(DataSource read, KafkaClients clients) => new(KafkaReadOptions.Parse(read.Options, read.IsStreaming), clients);

    public string ScanSql(IReadOnlyList<int> columns, QueryResources resources)
    {
        var (number, client) = clients.Of(options.Client);
        var stop = BatchContext.Current?.Stop ?? CancellationToken.None;
        var ranges = new OffsetReader(client, options, stop).Ranges();
        var withHeaders = columns.Any(i => Schema[i].Name == KafkaColumns.Headers);
        var scan = new KafkaScan(number, ranges, options.FailOnDataLoss, options.PollTimeout, withHeaders, clients.NumberOf(stop));
        var selected = columns.Select(i => DuckDbNames.Quote(Schema[i].Name));
        return $"SELECT {string.Join(", ", selected)} FROM {KafkaTable.Name}({DuckDbNames.Literal(JsonSerializer.Serialize(scan))})";
    }
}
