using System.Buffers.Binary;

namespace SparkPersonalization.Engines.DuckDb.Files.Compression;

/// <summary>
/// Compresses block by block, as Hadoop's <c>BlockCompressorStream</c> frames the codecs that have no form of file of their own: of each block
/// its length, the length of its compressed bytes, both in four bytes with the highest first, and these bytes.
/// </summary>
/// <param name="to">Where the blocks go; it is left open.</param>
/// <param name="compress">Compresses a block.</param>
internal sealed class HadoopBlockWriter(Stream to, HadoopBlockWriter.Compression compress) : OneWayStream
{
    // Hadoop's readers take blocks of up to 256 KiB.
    private const int BlockBytes = 1 << 16;

    private readonly byte[] _block = new byte[BlockBytes];
    private int _filled;

    /// <summary>Compresses a block.</summary>
    internal delegate byte[] Compression(ReadOnlySpan<byte> block);

    public override bool CanWrite => true;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var taken = Math.Min(buffer.Length, BlockBytes - _filled);
            buffer[..taken].CopyTo(_block.AsSpan(_filled));
            buffer = buffer[taken..];
            _filled += taken;
            if (_filled == BlockBytes)
            {
                End();
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _filled > 0)
        {
            End();
        }

        base.Dispose(disposing);
    }

    private void End()
    {
        var packed = compress(_block.AsSpan(0, _filled));
        Span<byte> lengths = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(lengths, _filled);
        BinaryPrimitives.WriteInt32BigEndian(lengths[4..], packed.Length);
        to.Write(lengths);
        to.Write(packed);
        _filled = 0;
    }
}
