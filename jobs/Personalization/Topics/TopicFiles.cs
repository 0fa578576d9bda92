using SparkPersonalization.Kafka.Topics;

namespace SparkPersonalization.Personalization.Topics;

/// <summary>The definitions in <c>conf/kafka</c>, a file for each topic, under its name.</summary>
internal static class TopicFiles
{
    private const string Extension = ".json";

    /// <summary>Reads definitions.</summary>
    /// <param name="conf">The directory <c>conf</c>.</param>
    /// <param name="topics">The topics; null for all.</param>
    /// <exception cref="ArgumentException">A topic has no file, or one that does not hold.</exception>
    internal static IReadOnlyList<(string Topic, TopicDefinition Definition)> Read(string conf, IReadOnlyList<string>? topics)
    {
        var folder = Path.Combine(conf, "kafka");
        string[] known = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*" + Extension).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)] : [];
        if (topics?.Except(known).ToList() is { Count: > 0 } unknown)
            throw new ArgumentException($"There is no definition of {string.Join(", ", unknown)} in '{folder}'. It has {(known.Length == 0 ? "none" : string.Join(", ", known))}: write one, or name another.");
        return [.. (topics ?? known).Select(topic => (topic, Read(Path.Combine(folder, topic + Extension))))];
    }

    private static TopicDefinition Read(string path) => TopicDefinition.Parse(File.ReadAllBytes(path), path);
}
