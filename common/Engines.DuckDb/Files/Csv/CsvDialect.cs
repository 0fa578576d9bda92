using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>How the records of CSV files are written, by the names and defaults of Spark's options.</summary>
internal sealed record CsvDialect
{
    private static readonly string[] Refused = ["charToEscapeQuoteEscaping"];

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

    /// <summary>The characters' encoding where it is not one of <see cref="CsvCharset"/>: it is taken to UTF-8 before anything else.</summary>
    public string? Encoding { get; init; }

    /// <summary>What ends a record; null for a line feed, a carriage return, or both in this order.</summary>
    public string? LineSeparator { get; init; }

    /// <summary>The most values of a record.</summary>
    public int MaxColumns { get; init; } = 20_480;

    /// <summary>The most characters of a value, or -1.</summary>
    public int MaxCharacters { get; init; } = -1;

    /// <summary>How lines are read.</summary>
    internal LineRules Lines => new(LineSeparator, Encoding);

    /// <summary>A value as it counts: null for a null.</summary>
    internal string? Value(string text, bool isQuoted)
    {
        var value = text.Length == 0 && isQuoted ? EmptyValue : text;
        return (text.Length == 0 && !isQuoted) || value == NullValue ? null : value;
    }

    /// <exception cref="AnalysisException">An option is not supported.</exception>
    /// <exception cref="ArgumentException">An option's value is not one that it takes.</exception>
    internal static CsvDialect Of(TextOptions options)
    {
        if (Refused.FirstOrDefault(name => options.Get(name) is not null) is { } refused)
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE", $"The embedded engine reads CSV without the option {refused}. Leave it out.");
        }

        if (options.Get("unescapedQuoteHandling") is { } handling && !handling.Equals("STOP_AT_DELIMITER", StringComparison.OrdinalIgnoreCase))
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE", $"The embedded engine reads CSV with unescapedQuoteHandling STOP_AT_DELIMITER, the default, not {handling}. Leave it out.");
        }

        var encoding = options.Get("encoding") ?? options.Get("charset") ?? "UTF-8";
        return new()
        {
            Header = options.Flag("header", false),
            MultiLine = options.Flag("multiLine", false),
            Separator = SeparatorOf(options.Get("sep") ?? options.Get("delimiter") ?? ","),
            Quote = Sign(options, "quote", '"'),
            Escape = Sign(options, "escape", '\\'),
            Comment = Sign(options, "comment", null),
            IgnoreLeadingWhiteSpace = options.Flag("ignoreLeadingWhiteSpace", false),
            IgnoreTrailingWhiteSpace = options.Flag("ignoreTrailingWhiteSpace", false),
            NullValue = options.Get("nullValue") ?? "",
            EmptyValue = options.Get("emptyValue") ?? "",
            Charset = CharsetOf(encoding),
            Encoding = LineRules.Wide(encoding),
            LineSeparator = SeparatorOfLines(options),
            MaxColumns = Number(options, "maxColumns", 20_480),
            MaxCharacters = Number(options, "maxCharsPerColumn", -1),
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

    private static char? Sign(TextOptions options, string name, char? byDefault) => options.Get(name) switch
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
        _ => CsvCharset.Utf8,
    };

    private static string? SeparatorOfLines(TextOptions options) => options.Get("lineSep") switch
    {
        null => null,
        "" => throw new ArgumentException("Option lineSep must not be empty."),
        not ("\n" or "\r" or "\r\n") when options.Flag("multiLine", false) => throw new AnalysisException(
            "UNSUPPORTED_FEATURE", "With multiLine the embedded engine reads records that a line feed, a carriage return or both end: leave the option lineSep out."),
        var separator => separator,
    };

    private static int Number(TextOptions options, string name, int byDefault) => options.Get(name) switch
    {
        null => byDefault,
        var text when int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        var text => throw new ArgumentException($"Option {name} must be a whole number, not '{text}'."),
    };
}

/// <summary>How bytes are characters. In each of them an ASCII character is the byte of its number.</summary>
internal enum CsvCharset
{
    Utf8,
    Latin1,
    Ascii,
}
