namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// Lines of a part of a file, as bytes. A line ends at a line feed, a carriage return, or both in this order, or with the file. It belongs
/// to the part in which it begins. Bytes of a line past a limit are left out, and not held either.
/// </summary>
internal sealed class LineReader : IDisposable
{
    private const int BufferBytes = 1 << 20;

    private readonly FileBytes _bytes;
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
    internal LineReader(FilePart part, int bufferBytes = BufferBytes, int maxLineBytes = LineScan.MaxLineBytes)
    {
        _buffer = new byte[bufferBytes];
        _maxLineBytes = maxLineBytes;
        _end = part.End;
        _bytes = new FileBytes(part.Path);
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
            var end = _buffer.AsSpan(_next + searched, _filled - _next - searched).IndexOfAny((byte)'\n', (byte)'\r');
            // Whether a carriage return is the end alone shows in the byte after it.
            if (end >= 0 && (_next + searched + end + 1 < _filled || _buffer[_next + searched + end] == '\n' || _isAtEnd))
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
            Fill();
        }
    }

    // Without this a file that is no text, and has no line ends, would have to fit into memory.
    private int LeaveOut(int searched)
    {
        var tooMany = searched - _maxLineBytes;
        if (tooMany <= 0)
        {
            return searched;
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
        var ends = _buffer[after] == '\r' && after + 1 < _filled && _buffer[after + 1] == '\n' ? 2 : 1;
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
