using System.Runtime.InteropServices;

namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>Takes values out of their quotes.</summary>
internal sealed class CsvQuotes
{
    private readonly CsvTokenizer _tokenizer;
    private readonly byte? _quote;
    private readonly byte? _escape;
    private readonly byte[] _signs;
    private readonly List<byte> _unescaped = [];

    internal CsvQuotes(CsvDialect dialect, CsvTokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        _quote = (byte?)dialect.Quote;
        _escape = (byte?)dialect.Escape;
        // A line's end is put in as a line feed, whatever it is.
        _signs = [.. new[] { _quote, _escape, (byte)'\r' }.OfType<byte>().Distinct()];
    }

    /// <summary>The bytes of the values that were read.</summary>
    internal ReadOnlySpan<byte> Unescaped => CollectionsMarshal.AsSpan(_unescaped);

    internal void Clear() => _unescaped.Clear();

    internal bool IsQuote(ReadOnlySpan<byte> text, int at) => at < text.Length && text[at] == _quote;

    /// <summary>Reads a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="open">Where its quote is.</param>
    /// <param name="after">Where the value ends.</param>
    internal CsvField Read(ReadOnlySpan<byte> text, int open, out int after)
    {
        var start = _unescaped.Count;
        var at = open + 1;
        while (true)
        {
            var next = text[at..].IndexOfAny(_signs);
            if (next < 0)
            {
                _unescaped.AddRange(text[at..]);
                after = text.Length;
                return Unended(text, open, start);
            }

            _unescaped.AddRange(text.Slice(at, next));
            at += next;
            if (!TryUnescape(text, ref at))
            {
                return Close(text, at + 1, start, out after);
            }
        }
    }

    /// <summary>Takes what is no quote's end.</summary>
    private bool TryUnescape(ReadOnlySpan<byte> text, ref int at)
    {
        var sign = text[at];
        int next = at + 1 < text.Length ? text[at + 1] : -1;
        if (sign == _escape && (next == _quote || (next == _escape && _escape != _quote)))
        {
            _unescaped.Add((byte)next);
            at += 2;
            return true;
        }

        if (sign == _quote)
        {
            return false;
        }

        var endOfLine = _tokenizer.EndOfLine(text, at);
        if (endOfLine > 0)
        {
            _unescaped.Add((byte)'\n');
        }
        else if (sign != _escape || next >= 0)
        {
            _unescaped.Add(sign);
        }

        at += Math.Max(1, endOfLine);
        return true;
    }

    private CsvField Close(ReadOnlySpan<byte> text, int at, int start, out int after)
    {
        after = _tokenizer.SkipBlanks(text, at);
        if (!_tokenizer.IsEnd(text, after))
        {
            after = _tokenizer.FindEnd(text, after);
            var rest = text[at..after];
            _unescaped.Insert(start, _quote!.Value);
            _unescaped.Add(_quote.Value);
            _unescaped.AddRange(_tokenizer.TrimsEnd ? rest[..CsvTokenizer.TrimmedLength(rest)] : rest);
        }

        return Field(start);
    }

    private CsvField Unended(ReadOnlySpan<byte> text, int open, int start)
    {
        if (open + 1 == text.Length)
        {
            _unescaped.Add(_quote!.Value);
        }

        return Field(start);
    }

    private CsvField Field(int start) => new(start, _unescaped.Count - start, IsQuoted: true, IsUnescaped: true);
}
