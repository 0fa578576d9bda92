using System.Text;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>
/// Texts as records of CSV, as Spark writes them: a text is in quotes where it has a separator, a quote or a line's end, and the first of a
/// record also where it begins like a comment; blanks around it are left out.
/// </summary>
internal sealed class CsvWriter
{
    private const string LineEnds = "\r\n";

    private readonly string _separator;
    private readonly char _quote;
    private readonly char _escape;
    private readonly char _escapeOfEscape;
    private readonly char _comment;
    private readonly bool _quotesAll;
    private readonly bool _quotesQuotes;
    private readonly bool _trimsStart;
    private readonly bool _trimsEnd;
    private readonly string _null;
    private readonly string _empty;
    private readonly string _lineEnds;

    /// <exception cref="ArgumentException">An option's value is none that it takes.</exception>
    internal CsvWriter(TextOptions options)
    {
        _separator = options.Separator switch { "\\t" => "\t", var text => text };
        _quote = Sign(options, "quote", '"');
        _escape = Sign(options, "escape", '\\');
        _escapeOfEscape = Sign(options, "charToEscapeQuoteEscaping", _escape);
        _comment = Sign(options, "comment", '#');
        _quotesAll = options.Flag("quoteAll", false);
        _quotesQuotes = options.Flag("escapeQuotes", true);
        _trimsStart = options.Flag("ignoreLeadingWhiteSpace", true);
        _trimsEnd = options.Flag("ignoreTrailingWhiteSpace", true);
        _null = options.Get("nullValue") ?? "";
        _empty = options.Get("emptyValue") ?? (_quotesAll ? "" : "\"\"");
        _lineEnds = LineEnds + options.Get("lineSep");
    }

    /// <summary>A record.</summary>
    /// <param name="values">Its values; a null is a null value.</param>
    internal string Record(IEnumerable<string?> values) => string.Join(_separator, values.Select(Cell));

    private static char Sign(TextOptions options, string name, char byDefault) => options.Get(name) switch
    {
        null => byDefault,
        "" => '\0',
        [var sign] => sign,
        var text => throw new ArgumentException($"Option {name} must be one character, not '{text}'."),
    };

    private string Cell(string? value, int place)
    {
        var text = value is null ? null : Trimmed(value);
        return text is null ? Whole(_null) : text.Length == 0 ? Whole(_empty) : _quotesAll || NeedsQuotes(text, place) ? Quoted(text) : text;
    }

    private string Whole(string text) => _quotesAll ? Quoted(text) : text;

    private string Trimmed(string text)
    {
        var (start, end) = (0, text.Length);
        while (_trimsStart && start < end && text[start] <= ' ')
        {
            start++;
        }

        while (_trimsEnd && end > start && text[end - 1] <= ' ')
        {
            end--;
        }

        return text[start..end];
    }

    private bool NeedsQuotes(string text, int place) =>
        text.Contains(_separator, StringComparison.Ordinal) || text.AsSpan().ContainsAny(_lineEnds) || text[0] == _quote
        || (_quotesQuotes && text.Contains(_quote, StringComparison.Ordinal)) || (place == 0 && text[0] == _comment);

    private string Quoted(string text)
    {
        var quoted = new StringBuilder().Append(_quote);
        foreach (var c in text)
        {
            if (c == _quote)
            {
                quoted.Append(_escape);
            }
            else if (c == _escape)
            {
                quoted.Append(_escapeOfEscape);
            }

            quoted.Append(c);
        }

        return quoted.Append(_quote).ToString();
    }
}
