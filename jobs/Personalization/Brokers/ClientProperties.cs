namespace SparkPersonalization.Personalization.Brokers;

/// <summary>A file of client settings as Kafka's own tools take it: a key, <c>=</c>, and a value in each line; <c>#</c> begins a comment.</summary>
internal static class ClientProperties
{
    internal static IEnumerable<KeyValuePair<string, string>> Read(string path) => File.ReadLines(path).Index()
        .Select(line => (Text: line.Item.Trim(), Number: line.Index + 1))
        .Where(line => line.Text is not ([] or ['#', ..]))
        .Select(line => Setting(line.Text, path, line.Number));

    // The line itself is not shown: it may hold a password.
    private static KeyValuePair<string, string> Setting(string line, string path, int number)
    {
        var at = line.IndexOf('=', StringComparison.Ordinal);
        return at > 0
            ? new(line[..at].Trim(), line[(at + 1)..].Trim())
            : throw new FormatException($"{path}, line {number}: must be a key, '=' and a value.");
    }
}
