using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>How a file is lines.</summary>
/// <param name="Separator">What ends a line; null for a line feed, a carriage return, or both in this order.</param>
/// <param name="Encoding">The characters' encoding where it is not one of bytes that hold ASCII; else null.</param>
/// <param name="IsWhole">Whether the whole file is one line.</param>
internal sealed record LineRules(string? Separator = null, string? Encoding = null, bool IsWhole = false)
{
    private static readonly string[] OfOneByte = ["UTF-8", "UTF8", "US-ASCII", "ISO-8859-1"];

    /// <summary>The rules that options name.</summary>
    /// <exception cref="AnalysisException">The encoding is not known.</exception>
    /// <exception cref="ArgumentException">The separator is empty.</exception>
    internal static LineRules Of(Options options, bool isWhole) =>
        new(SeparatorOf(options), Wide(options.Get("encoding") ?? options.Get("charset")), isWhole);

    /// <summary>What ends a line by option <c>lineSep</c>, or null.</summary>
    internal static string? SeparatorOf(Options options) => options.Get("lineSep") switch
    {
        "" => throw new ArgumentException("Option lineSep must not be empty."),
        var separator => separator,
    };

    /// <summary>The name of an encoding in which an ASCII character is not the byte of its number; null for the others.</summary>
    /// <exception cref="AnalysisException">The encoding is not known.</exception>
    internal static string? Wide(string? name)
    {
        if (name is null || OfOneByte.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return System.Text.Encoding.GetEncoding(name).WebName;
        }
        catch (ArgumentException e)
        {
            throw new AnalysisException("INVALID_PARAMETER_VALUE.CHARSET", $"The encoding {name} is not known. Use UTF-8, UTF-16, UTF-16LE, UTF-16BE, UTF-32, ISO-8859-1 or US-ASCII.", e);
        }
    }

    /// <summary>The parts of a file that can be read apart.</summary>
    internal IEnumerable<FilePart> Parts(string path) =>
        IsWhole || Encoding is not null || Separator is { Length: > 1 } ? [new FilePart(path, 0, long.MaxValue)] : FilePart.Of(path);
}
