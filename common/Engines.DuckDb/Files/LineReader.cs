namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// Lines of a part of a file, as bytes. A line ends as its rules say, or with the file. It belongs to the part in which it begins. Bytes of a
/// line past a limit are left out, and not held either.
/// </summary>
internal sealed class LineReader : IDisposable
{
    private const int BufferBytes = 1 << 20;
    private const int MaxWholeBytes = 1 << 30;
    private static readonly LineRules AnyEnd = new();

    private readonly FileBytes _bytes;
    private readonly LineRules _rules;
    private readonly byte[] _separator;
    private readonly string _path;
    private readonly long _end;
    private readonly int _maxLineBytes;
    private byte[] _buffer;
    private int _next;
    private int _filled;
    private long _position;
    private bool _isAtEnd;

    /// <param name="part">What to read.</param>
    /// <param name="bufferBytes">How much is read at once.</param>
    /// <param name="maxLineBytes">The most bytes of a line.</param>
    /// <param name="rules">How lines end; by default at a line feed, a carriage return, or both.</param>
    internal LineReader(FilePart part, int bufferBytes = BufferBytes, int maxLineBytes = LineScan.MaxLineBytes, LineRules? rules = null)
    {
        _rules = rules ?? AnyEnd;
        _path = part.Path;
        _separator = _rules.Separator is { } separator ? System.Text.Encoding.UTF8.GetBytes(separator) : [];
        _buffer = new byte[bufferBytes];
        _maxLineBytes = _rules.IsWhole ? MaxWholeBytes : maxLineBytes;
        _end = part.End;
        _bytes = new FileBytes(part.Path, _rules.Encoding);
        if (part.Start > 0)
        {
            // The line that began before belongs to the part before: one begins here only after the end of another.
            _position = part.Start - 1;
            _bytes.Seek(_position);
            TryRead(out _);
        }
    }

    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line without its end, valid until the next call.</param>
    /// <returns>Whether there was one.</returns>
    internal bool TryNext(out ReadOnlySpan<byte> line)
    {
        line = default;
        return _position < _end && TryRead(out line);
    }

    public void Dispose() => _bytes.Dispose();

    private bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var end = FindEnd(_buffer.AsSpan(_next + searched, _filled - _next - searched));
            // Whether a carriage return is the end alone shows in the byte after it.
            if (end >= 0 && (_next + searched + end + 1 < _filled || _buffer[_next + searched + end] == '\n' || _isAtEnd || _separator.Length > 0))
            {
                line = Take(searched + end);
                return true;
            }

            searched = end >= 0 ? searched + end : _filled - _next;
            if (_isAtEnd)
            {
                line = Cut(_buffer.AsSpan(_next, searched));
                _position += searched;
                _next = _filled;
                return searched > 0;
            }

            searched = LeaveOut(searched);
            // A separator of several bytes may have begun.
            searched = Math.Max(0, searched - Math.Max(0, _separator.Length - 1));
            Fill();
        }
    }

    private int FindEnd(ReadOnlySpan<byte> text) => _rules.IsWhole ? -1
        : _separator.Length > 0 ? text.IndexOf(_separator) : text.IndexOfAny((byte)'\n', (byte)'\r');

    // Without this a file that is no text, and has no line ends, would have to fit into memory.
    private int LeaveOut(int searched)
    {
        var tooMany = searched - _maxLineBytes;
        if (tooMany <= 0)
        {
            return searched;
        }

        if (_rules.IsWhole)
        {
            throw new InvalidDataException($"The file '{_path}' is larger than {MaxWholeBytes:N0} bytes, too large to be one value. Read it by lines.");
        }

        _buffer.AsSpan(_next + searched, _filled - _next - searched).CopyTo(_buffer.AsSpan(_next + _maxLineBytes));
        _filled -= tooMany;
        _position += tooMany;
        return _maxLineBytes;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        var line = Cut(_buffer.AsSpan(_next, length));
        var after = _next + length;
        var ends = _separator.Length > 0 ? _separator.Length : _buffer[after] == '\r' && after + 1 < _filled && _buffer[after + 1] == '\n' ? 2 : 1;
        _next = after + ends;
        _position += length + ends;
        return line;
    }

    private ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> line) => line.Length > _maxLineBytes ? line[.._maxLineBytes] : line;

    private void Fill()
    {
        if (_next > 0)
        {
            _buffer.AsSpan(_next, _filled - _next).CopyTo(_buffer);
            _filled -= _next;
            _next = 0;
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
