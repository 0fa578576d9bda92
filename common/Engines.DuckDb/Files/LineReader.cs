using System.IO.Compression;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// Lines of a part of a file, as bytes. A line ends at a line feed, a carriage return, or both in this order, or with the file. It belongs
/// to the part in which it begins. Bytes of a line past <see cref="LineScan.MaxLineBytes"/> are left out.
/// </summary>
internal sealed class LineReader : IDisposable
{
    private const int BufferBytes = 1 << 20;

    private readonly Stream _stream;
    private readonly long _end;
    private byte[] _buffer = new byte[BufferBytes];
    private int _next;
    private int _filled;
    private long _position;
    private bool _isAtEnd;

    internal LineReader(FilePart part)
    {
        _end = part.End;
        _stream = Open(part.Path);
        if (part.Start > 0)
        {
            // The line that began before belongs to the part before: one begins here only after the end of another.
            _stream.Position = _position = part.Start - 1;
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

    public void Dispose() => _stream.Dispose();

    private static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        return FilePart.IsCompressed(path) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

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

            Fill();
        }
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

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> line) => line.Length > LineScan.MaxLineBytes ? line[..LineScan.MaxLineBytes] : line;

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

        var read = _stream.Read(_buffer, _filled, _buffer.Length - _filled);
        _filled += read;
        _isAtEnd = read == 0;
    }
}
