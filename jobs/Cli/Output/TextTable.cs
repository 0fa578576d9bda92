namespace SparkPersonalization.Cli.Output;

/// <summary>Columns of text without lines around them; a column of numbers only is set to the right.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    internal static void Write(TextWriter writer, IReadOnlyList<string> header, IReadOnlyList<string[]> rows)
    {
        var widths = header.Select((name, i) => rows.Select(row => row[i].Length).Append(name.Length).Max()).ToList();
        var numbers = header.Select((_, i) => rows.All(row => row[i].All(c => char.IsAsciiDigit(c) || c is ',' or '.' or '-'))).ToList();
        foreach (var row in rows.Prepend([.. header]))
            writer.WriteLine(string.Join(Gap, row.Select((cell, i) => numbers[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
    }
}
