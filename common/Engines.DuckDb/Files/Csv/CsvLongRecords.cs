namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>The records of a whole file, in which a value in quotes may have several lines.</summary>
internal sealed class CsvLongRecords : IDisposable
{
    private const int BufferBytes = 1 << 20;
    private const int Mark = 3;
    private const int MaxRecordBytes = 256 << 20;

    private readonly FileBytes _bytes;
    private readonly string _path;
    private byte[] _buffer;
    private long _position;
    private int _next;
    private int _filled;
    private bool _isAtEnd;

    internal CsvLongRecords(CsvDialect dialect, string path, int bufferBytes = BufferBytes)
    {
        _path = path;
        _buffer = new byte[bufferBytes];
        _bytes = new FileBytes(path, dialect.Encoding);
        while (!_isAtEnd && dialect.LineSeparator is null && _filled < BufferBytes && !TellsLineEnd(Rest))
        {
            Fill();
        }

        while (!_isAtEnd && _filled < Mark)
        {
            Fill();
        }

        _next = _filled - WithoutMark(Rest).Length;
        Tokenizer = new CsvTokenizer(dialect, LineEndsOf.Of(dialect.LineSeparator) ?? LineEndsOf.First(Rest));
    }

    internal CsvTokenizer Tokenizer { get; }

    private ReadOnlySpan<byte> Rest => _buffer.AsSpan(_next, _filled - _next);

    /// <summary>A text without the mark of UTF-8 before it.</summary>
    internal static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) => text is [0xEF, 0xBB, 0xBF, ..] ? text[3..] : text;

    /// <summary>Reads the next record, which may be empty.</summary>
    internal bool TryNext(out ReadOnlySpan<byte> record)
    {
        while (true)
        {
            var length = Tokenizer.Read(Rest);
            if (_isAtEnd || length + Tokenizer.LookAhead <= Rest.Length)
            {
                var rest = Rest;
                record = WithoutEnd(rest[..length]);
                _next += length;
                _position += length;
                return !rest.IsEmpty;
            }

            Fill();
        }
    }

    public void Dispose() => _bytes.Dispose();

    private static bool TellsLineEnd(ReadOnlySpan<byte> text) => text.IndexOfAny((byte)'\n', (byte)'\r') is var end and >= 0 && end + 1 < text.Length;

    private ReadOnlySpan<byte> WithoutEnd(ReadOnlySpan<byte> record)
    {
        for (var end = Math.Max(0, record.Length - 2); end < record.Length; end++)
        {
            if (end + Tokenizer.EndOfLine(record, end) == record.Length)
            {
                return record[..end];
            }
        }

        return record;
    }

    private void Fill()
    {
        Rest.CopyTo(_buffer);
        _filled -= _next;
        _next = 0;
        if (_filled >= MaxRecordBytes)
        {
            throw new InvalidDataException(
                $"The record that begins at byte {_position:N0} of the file '{_path}' is larger than {MaxRecordBytes:N0} bytes: a quote before it may have no end. Correct the file, or read it without the option multiLine.");
        }

        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _bytes.Read(_buffer.AsSpan(_filled));
        _filled += read;
        _isAtEnd = read == 0;
    }
}
