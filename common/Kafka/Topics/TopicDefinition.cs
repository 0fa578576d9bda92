using System.Text.Json;
using System.Text.Json.Serialization;

namespace SparkPersonalization.Kafka.Topics;

/// <summary>What a topic is to be like.</summary>
public sealed record TopicDefinition
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    /// <summary>How many partitions it has at least: more can be added, none can be taken away.</summary>
    public required int Partitions { get; init; }

    /// <summary>How many brokers hold each partition; 3 by default.</summary>
    public int Replicas { get; init; } = 3;

    /// <summary>The topic's own settings by Kafka's names; none by default.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads a definition.</summary>
    /// <param name="json">One JSON object.</param>
    /// <param name="source">Where it comes from, for messages.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The text is not a definition; the message says where and why.</exception>
    public static TopicDefinition Parse(ReadOnlySpan<byte> json, string source)
    {
        try
        {
            var definition = JsonSerializer.Deserialize<TopicDefinition>(json, Json) ?? throw new JsonException("it is null");
            return definition is { Partitions: > 0, Replicas: > 0 } && definition.Settings.Values.All(value => value is not null)
                ? definition
                : throw new JsonException("partitions and replicas must be greater than 0, and settings texts");
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"{source} is not a topic's definition: {e.Message}. It has partitions, replicas and settings.", e);
        }
    }
}
