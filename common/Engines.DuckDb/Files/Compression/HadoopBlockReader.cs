using System.Buffers.Binary;

namespace SparkPersonalization.Engines.DuckDb.Files.Compression;

/// <summary>
/// Reads what Hadoop's <c>BlockCompressorStream</c> writes: of each block its length, then as many pieces as it takes to fill it, each the
/// length of its compressed bytes and these bytes.
/// </summary>
/// <param name="from">The blocks; disposed with this.</param>
/// <param name="decompress">Decompresses a piece.</param>
internal sealed class HadoopBlockReader(Stream from, HadoopBlockReader.Decompression decompress) : OneWayStream
{
    // A damaged length must not take all memory. Hadoop's writers make pieces of 256 KiB and less, of blocks as long as what was written at once.
    private const int MostBytes = 64 << 20;

    private byte[] _packed = [];
    private byte[] _piece = [];
    private int _taken;
    private int _given;
    private int _left;

    /// <summary>Decompresses a piece into a buffer that is large enough.</summary>
    /// <returns>How many bytes it gave; less than 0 where it is damaged.</returns>
    internal delegate int Decompression(ReadOnlySpan<byte> packed, Span<byte> buffer);

    public override bool CanRead => true;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="InvalidDataException">It is damaged, or breaks off.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (_taken == _given)
        {
            if (!Next())
            {
                return 0;
            }
        }

        var count = Math.Min(buffer.Length, _given - _taken);
        _piece.AsSpan(_taken, count).CopyTo(buffer);
        _taken += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            from.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Next()
    {
        if (_left == 0)
        {
            if (NextLength() is not { } length)
            {
                return false;
            }

            _left = length;
        }

        if (_left > 0)
        {
            NextPiece();
        }

        return true;
    }

    private void NextPiece()
    {
        var length = NextLength() ?? throw Damaged("it breaks off.");
        _packed = _packed.Length < length ? new byte[length] : _packed;
        _piece = _piece.Length < _left ? new byte[_left] : _piece;
        from.ReadExactly(_packed, 0, length);
        (_taken, _given) = (0, Decompressed(_packed.AsSpan(0, length), _piece.AsSpan(0, _left)));
        _left -= _given;
    }

    private int Decompressed(ReadOnlySpan<byte> packed, Span<byte> buffer)
    {
        try
        {
            return decompress(packed, buffer) is > 0 and var count ? count : throw Damaged("a block of it cannot be unpacked.");
        }
        catch (ArgumentException e)
        {
            // The piece holds more than its block is to have.
            throw new InvalidDataException("a block of it is longer than it says.", e);
        }
    }

    private int? NextLength()
    {
        Span<byte> bytes = stackalloc byte[4];
        return from.ReadAtLeast(bytes, 4, throwOnEndOfStream: false) switch
        {
            0 => null,
            4 when BinaryPrimitives.ReadInt32BigEndian(bytes) is >= 0 and <= MostBytes and var length => length,
            4 => throw Damaged("it has a block without end."),
            _ => throw Damaged("it breaks off."),
        };
    }

    private static InvalidDataException Damaged(string how) => new(how);
}
