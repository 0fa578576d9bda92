namespace SparkPersonalization.Streaming.Checkpoints;

/// <summary>The outer form of Spark's metadata logs: a line <c>v1</c>, then lines.</summary>
internal static class LogText
{
    internal const string Header = "v1";

    /// <summary>The lines of an entry, the version line first.</summary>
    /// <exception cref="FormatException">The first line is not a version that we read.</exception>
    internal static string[] Lines(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 0 && lines[0] == Header
            ? lines
            : throw new FormatException($"it does not begin with the line '{Header}'");
    }
}
