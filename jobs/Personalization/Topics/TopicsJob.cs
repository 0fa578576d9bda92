using SparkPersonalization.JobModel;
using SparkPersonalization.Kafka;
using SparkPersonalization.Kafka.Topics;

namespace SparkPersonalization.Personalization.Topics;

/// <summary>Compares Kafka's topics with their definitions in <c>conf/kafka</c>, and makes those that are missing.</summary>
public sealed class TopicsJob : Job<TopicsJobOptions>
{
    /// <inheritdoc/>
    public override string Description => "Checks Kafka's topics against their definitions in conf/kafka, and with --create makes those that are missing.";

    /// <inheritdoc/>
    public override JobOutcome Run(JobContext<TopicsJobOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var options = context.Options;
        var names = options.Topic?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var definitions = TopicFiles.Read(context.ConfDirectory, names);
        using var clients = new KafkaClients();
        var topics = new KafkaTopics(clients.Of(options.Connection.Settings()).Client, context.Cancellation);
        var created = 0;
        var checks = new List<JobCheck>();
        foreach (var (topic, file) in definitions)
        {
            var definition = options.Replicas is { } replicas ? With(file, replicas) : file;
            if (options.Create && topics.Differences(topic, definition) is null)
            {
                topics.Create(topic, definition);
                created++;
            }
            checks.Add(Check(topic, topics.Differences(topic, definition)));
        }
        return new JobOutcome { Counts = [new("topics", definitions.Count), new("created", created)], Checks = [.. checks] };
    }

    // More than there are replicas can never be in sync.
    private static TopicDefinition With(TopicDefinition definition, int replicas)
    {
        const string inSync = "min.insync.replicas";
        var settings = definition.Settings.ToDictionary(
            setting => setting.Key,
            setting => setting.Key == inSync && int.TryParse(setting.Value, out var least) ? $"{Math.Min(least, replicas)}" : setting.Value);
        return definition with { Replicas = replicas, Settings = settings };
    }

    private static JobCheck Check(string topic, IReadOnlyList<string>? differences) => differences switch
    {
        null => new JobCheck(topic, Passed: false, "There is no such topic. Make it with --create."),
        [] => new JobCheck(topic, Passed: true, "as defined"),
        _ => new JobCheck(topic, Passed: false, $"{string.Join(' ', differences)} Change it with Kafka's own tools, or its definition in conf/kafka."),
    };
}
