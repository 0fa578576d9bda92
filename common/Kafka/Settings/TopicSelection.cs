using System.Text.Json;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Kafka.Offsets;

namespace SparkPersonalization.Kafka.Settings;

/// <summary>Which topics or partitions are read: by one of Spark's options <c>subscribe</c>, <c>subscribePattern</c> and <c>assign</c>.</summary>
public abstract record TopicSelection
{
    private static readonly string[] Names = ["assign", "subscribe", "subscribePattern"];

    private protected TopicSelection()
    {
    }

    /// <summary>Whether a topic is selected.</summary>
    /// <param name="topic">The topic.</param>
    /// <returns>Whether some partitions of it are.</returns>
    public abstract bool Takes(string topic);

    /// <summary>Whether a partition of a selected topic is selected.</summary>
    /// <param name="partition">The partition.</param>
    /// <returns>Whether it is.</returns>
    public virtual bool Takes(KafkaPartition partition) => Takes(partition.Topic);

    /// <summary>The selection as Spark's progress shows it, such as <c>Subscribe[events]</c>.</summary>
    /// <returns>The text.</returns>
    public abstract override string ToString();

    /// <summary>All partitions of topics by name.</summary>
    /// <param name="Topics">The topics.</param>
    public sealed record Subscribe(IReadOnlyList<string> Topics) : TopicSelection
    {
        /// <inheritdoc/>
        public override bool Takes(string topic) => Topics.Contains(topic, StringComparer.Ordinal);

        /// <inheritdoc/>
        public override string ToString() => $"Subscribe[{string.Join(", ", Topics)}]";
    }

    /// <summary>All partitions of the topics whose whole name a pattern matches; topics made later are taken too.</summary>
    /// <param name="Pattern">The pattern.</param>
    public sealed record SubscribePattern(string Pattern) : TopicSelection
    {
        private readonly Regex _pattern = new($"^(?:{Pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

        /// <inheritdoc/>
        public override bool Takes(string topic) => _pattern.IsMatch(topic);

        /// <inheritdoc/>
        public override string ToString() => $"SubscribePattern[{Pattern}]";
    }

    /// <summary>Partitions one by one.</summary>
    /// <param name="Partitions">The partitions.</param>
    public sealed record Assign(IReadOnlyList<KafkaPartition> Partitions) : TopicSelection
    {
        /// <inheritdoc/>
        public override bool Takes(string topic) => Partitions.Any(p => p.Topic == topic);

        /// <inheritdoc/>
        public override bool Takes(KafkaPartition partition) => Partitions.Contains(partition);

        /// <inheritdoc/>
        public override string ToString() => $"Assign[{string.Join(", ", Partitions)}]";

        /// <summary>The option's JSON, <c>{"topic":[0,1]}</c>.</summary>
        /// <param name="partitions">The partitions.</param>
        /// <returns>The text.</returns>
        public static string Json(IEnumerable<KafkaPartition> partitions) => JsonSerializer.Serialize(
            partitions.GroupBy(p => p.Topic).ToDictionary(g => g.Key, g => g.Select(p => p.Partition).Order()));
    }

    internal static TopicSelection Of(Options options)
    {
        string[] names = [.. Names.Where(options.ContainsKey)];
        if (names.Length != 1)
        {
            throw new ArgumentException(names.Length == 0
                ? "One of the options 'assign', 'subscribe' or 'subscribePattern' must say what is read of Kafka."
                : $"Only one of the options 'assign', 'subscribe' and 'subscribePattern' can say what is read of Kafka; {string.Join(" and ", names)} are given.");
        }

        var text = options[names[0]].Trim();
        return text.Length == 0
            ? throw new ArgumentException($"Option {names[0]} is empty: name a topic.")
            : names[0] switch
            {
                "assign" => new Assign(ParsePartitions(text)),
                "subscribe" => new Subscribe([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]),
                _ => ParsePattern(text),
            };
    }

    private static SubscribePattern ParsePattern(string text)
    {
        try
        {
            return new SubscribePattern(text);
        }
        catch (RegexParseException e)
        {
            throw new ArgumentException($"Option subscribePattern is no regular expression: {e.Message}", e);
        }
    }

    private static List<KafkaPartition> ParsePartitions(string json)
    {
        try
        {
            return [.. JsonSerializer.Deserialize<Dictionary<string, int[]>>(json)!.SelectMany(t => t.Value.Select(p => new KafkaPartition(t.Key, p))).Order(KafkaPartition.InOrder)];
        }
        catch (Exception e) when (e is JsonException or ArgumentNullException)
        {
            throw new ArgumentException($"Option assign must be JSON such as {{\"topicA\":[0,1],\"topicB\":[2]}}, not '{json}'.", e);
        }
    }
}
