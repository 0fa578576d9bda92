namespace SparkPersonalization.Cli.Arguments;

/// <summary>
/// A file as <c>spark-defaults.conf</c>: a key, then white space, <c>=</c> or <c>:</c>, then a value; <c>#</c> begins a comment line.
/// </summary>
internal static class PropertiesFile
{
    private static readonly char[] Separators = [' ', '\t', '=', ':'];

    internal static List<KeyValuePair<string, string>> Read(string path) =>
        [.. File.ReadLines(path).Index().Where(line => !IsBlank(line.Item)).Select(line => Split(line.Item.Trim(), $"{path}, line {line.Index + 1}"))];

    private static bool IsBlank(string line) => line.AsSpan().Trim() is [] or ['#', ..];

    private static KeyValuePair<string, string> Split(string line, string place)
    {
        var at = line.IndexOfAny(Separators);
        var value = at < 0 ? "" : line[at..].Trim();
        if (value is ['=' or ':', ..])
            value = value[1..].Trim();
        return at > 0 && value.Length > 0
            ? new(line[..at], value)
            : throw new UsageException($"{place}: must be a key and a value, not '{line}'.");
    }
}
