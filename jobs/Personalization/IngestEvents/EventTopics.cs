using SparkPersonalization.Contracts;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.IngestEvents;

/// <summary>Topics of Kafka, whose values are records.</summary>
/// <param name="topics">The topics.</param>
/// <param name="mapping">The mapping's name; null where records are of the input contract.</param>
/// <param name="source">The mapping's source, or null.</param>
internal sealed class EventTopics(KafkaInput topics, string? mapping, MappingSource? source) : IEventInput
{
    public string Query => $"{BronzeEvents.Table.MadeBy}-kafka";

    public string Origin => $"{BronzeEvents.Topic} IS NOT NULL";

    public string Fingerprint { get; } = source is null or { Format: "json" }
        ? $"{mapping} {source?.Fingerprint} {topics.Selection}"
        : throw new NotSupportedException($"The mapping {mapping} reads {source.Format}, and messages of Kafka are JSON objects: give a mapping of format json.");

    public DataFrame Read(DataStreamReader reader) => reader
        .Format("kafka").Options(topics.SourceOptions()).Load()
        .Select(Col("value").As(BronzeEvents.Raw), Col("key"), Col("topic"), Col("partition"), Col("offset"), Col("timestamp"), Col("headers"));
}
