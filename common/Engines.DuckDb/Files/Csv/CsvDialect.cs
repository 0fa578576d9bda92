using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>How the records of CSV files are written, by the names and defaults of Spark's options.</summary>
internal sealed record CsvDialect
{
    private static readonly string[] Refused = ["charToEscapeQuoteEscaping", "lineSep", "unescapedQuoteHandling", "maxColumns", "maxCharsPerColumn"];

    public bool Header { get; init; }

    /// <summary>Whether a line's end within quotes belongs to the value.</summary>
    public bool MultiLine { get; init; }

    public string Separator { get; init; } = ",";

    /// <summary>Null where values are not quoted.</summary>
    public char? Quote { get; init; } = '"';

    /// <summary>Null where a quote cannot be escaped.</summary>
    public char? Escape { get; init; } = '\\';

    /// <summary>The character with which a line that is no record begins.</summary>
    public char? Comment { get; init; }

    public bool IgnoreLeadingWhiteSpace { get; init; }

    public bool IgnoreTrailingWhiteSpace { get; init; }

    /// <summary>The text that stands for null; an empty value without quotes always does.</summary>
    public string NullValue { get; init; } = "";

    /// <summary>The text of an empty value in quotes.</summary>
    public string EmptyValue { get; init; } = "";

    public CsvCharset Charset { get; init; }

    /// <exception cref="AnalysisException">An option is not supported.</exception>
    /// <exception cref="ArgumentException">An option's value is not one that it takes.</exception>
    internal static CsvDialect Of(Options options)
    {
        if (Refused.FirstOrDefault(name => options.Get(name) is not null) is { } refused)
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE", $"The embedded engine reads CSV without the option {refused}. Leave it out.");
        }

        return new()
        {
            Header = options.GetBoolean("header", false),
            MultiLine = options.GetBoolean("multiLine", false),
            Separator = SeparatorOf(options.Get("sep") ?? options.Get("delimiter") ?? ","),
            Quote = Sign(options, "quote", '"'),
            Escape = Sign(options, "escape", '\\'),
            Comment = Sign(options, "comment", null),
            IgnoreLeadingWhiteSpace = options.GetBoolean("ignoreLeadingWhiteSpace", false),
            IgnoreTrailingWhiteSpace = options.GetBoolean("ignoreTrailingWhiteSpace", false),
            NullValue = options.Get("nullValue") ?? "",
            EmptyValue = options.Get("emptyValue") ?? "",
            Charset = CharsetOf(options.Get("encoding") ?? options.Get("charset") ?? "UTF-8"),
        };
    }

    private static string SeparatorOf(string text) => text switch
    {
        "" => throw new ArgumentException("Option sep must not be empty."),
        "\\" => throw new ArgumentException("Option sep must not be a single backslash: write it as \\\\."),
        "\\t" => "\t",
        "\\\\" => "\\",
        _ => text,
    };

    private static char? Sign(Options options, string name, char? byDefault) => options.Get(name) switch
    {
        null => byDefault,
        "" or "\0" => null,
        [var sign] when char.IsAscii(sign) => sign,
        var text => throw new ArgumentException($"Option {name} must be one ASCII character, not '{text}'."),
    };

    private static CsvCharset CharsetOf(string name) => name.ToUpperInvariant() switch
    {
        "UTF-8" or "UTF8" => CsvCharset.Utf8,
        "ISO-8859-1" => CsvCharset.Latin1,
        "US-ASCII" => CsvCharset.Ascii,
        _ => throw new AnalysisException("INVALID_PARAMETER_VALUE.CHARSET", $"The embedded engine reads CSV in UTF-8, ISO-8859-1 and US-ASCII, not in {name}."),
    };
}

/// <summary>How bytes are characters. In each of them an ASCII character is the byte of its number.</summary>
internal enum CsvCharset
{
    Utf8,
    Latin1,
    Ascii,
}
