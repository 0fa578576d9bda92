namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>
/// Takes a record apart, as Spark's parser does (univocity, which takes the rest of a value up to the separator as it is after a quote that
/// is not escaped).
/// </summary>
internal sealed class CsvTokenizer
{
    private const byte LastBlank = (byte)' ';

    private readonly CsvDialect _dialect;
    private readonly LineEnds _ends;
    private readonly byte[] _separator;
    private readonly byte[] _stops;
    private readonly CsvQuotes _quotes;
    private readonly List<CsvField> _fields = [];

    internal CsvTokenizer(CsvDialect dialect, LineEnds ends)
    {
        (_dialect, _ends) = (dialect, ends);
        _separator = new CsvTexts(dialect.Charset).Bytes(dialect.Separator);
        _stops = ends == LineEnds.None ? [_separator[0]] : [_separator[0], (byte)'\n', (byte)'\r'];
        _quotes = new CsvQuotes(dialect, this);
        LookAhead = Math.Max(_separator.Length, 2) + 1;
    }

    /// <summary>How many bytes after a place tell at most what is there.</summary>
    internal int LookAhead { get; }

    /// <summary>The values of the record that was read last.</summary>
    internal IReadOnlyList<CsvField> Fields => _fields;

    /// <summary>Whether values are trimmed at their end.</summary>
    internal bool TrimsEnd => _dialect.IgnoreTrailingWhiteSpace;

    /// <summary>How many bytes of a line's end begin at a place.</summary>
    internal int EndOfLine(ReadOnlySpan<byte> text, int at) => _ends.Length(text, at);

    /// <summary>Reads a record from the start of a text.</summary>
    /// <returns>The bytes of the record and of the line's end after it.</returns>
    internal int Read(ReadOnlySpan<byte> text)
    {
        _fields.Clear();
        _quotes.Clear();
        for (var at = 0; ; at += _separator.Length)
        {
            at = ReadField(text, at);
            if (!IsSeparator(text, at))
            {
                return at + EndOfLine(text, at);
            }
        }
    }

    /// <summary>The bytes of a value.</summary>
    internal ReadOnlySpan<byte> Bytes(CsvField field, ReadOnlySpan<byte> text) => (field.IsUnescaped ? _quotes.Unescaped : text).Slice(field.Start, field.Length);

    /// <summary>Whether a value ends at a place.</summary>
    internal bool IsEnd(ReadOnlySpan<byte> text, int at) => at == text.Length || IsSeparator(text, at) || EndOfLine(text, at) > 0;

    /// <summary>Where the value ends that goes on at a place.</summary>
    internal int FindEnd(ReadOnlySpan<byte> text, int at)
    {
        while (true)
        {
            var next = text[at..].IndexOfAny(_stops);
            if (next < 0)
            {
                return text.Length;
            }

            at += next;
            if (IsEnd(text, at))
            {
                return at;
            }

            at++;
        }
    }

    internal int SkipBlanks(ReadOnlySpan<byte> text, int at)
    {
        while (!IsEnd(text, at) && text[at] <= LastBlank)
        {
            at++;
        }

        return at;
    }

    internal static int TrimmedLength(ReadOnlySpan<byte> value) => value.LastIndexOfAnyExceptInRange((byte)0, LastBlank) + 1;

    private bool IsSeparator(ReadOnlySpan<byte> text, int at) => text[at..].StartsWith(_separator);

    private int ReadField(ReadOnlySpan<byte> text, int at)
    {
        var start = _dialect.IgnoreLeadingWhiteSpace ? SkipBlanks(text, at) : at;
        if (_quotes.IsQuote(text, start))
        {
            var field = _quotes.Read(text, start, out var after);
            _fields.Add(field);
            return after;
        }

        var end = FindEnd(text, start);
        _fields.Add(new CsvField(start, TrimsEnd ? TrimmedLength(text[start..end]) : end - start, IsQuoted: false, IsUnescaped: false));
        return end;
    }
}

/// <summary>A value of a record.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="IsQuoted">Whether it is in quotes.</param>
/// <param name="IsUnescaped">Whether it lies in the tokenizer's own bytes, not in the record.</param>
internal readonly record struct CsvField(int Start, int Length, bool IsQuoted, bool IsUnescaped);
