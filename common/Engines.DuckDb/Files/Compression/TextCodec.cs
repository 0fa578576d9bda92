using System.IO.Compression;
using K4os.Compression.LZ4;
using SharpCompress.Common;
using SharpCompress.Compressors.BZip2;
using Snappier;
using SharpMode = SharpCompress.Compressors.CompressionMode;

namespace SparkPersonalization.Engines.DuckDb.Files.Compression;

/// <summary>How files of texts are compressed, by the names of Spark's option <c>compression</c>. Readers tell it by the end of a file's name.</summary>
/// <param name="Name">The option's value.</param>
/// <param name="Ending">The end of file names.</param>
/// <param name="Pack">A stream that compresses what is written to it into another, which it leaves open.</param>
/// <param name="Unpack">The bytes that a compressed stream holds.</param>
internal sealed record TextCodec(string Name, string Ending, Func<Stream, Stream> Pack, Func<Stream, Stream> Unpack)
{
    internal static TextCodec Gzip { get; } = new(
        "gzip", ".gz", to => new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true), from => new GZipStream(from, CompressionMode.Decompress));

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<TextCodec> All { get; } =
    [
        Gzip,
        new("deflate", ".deflate", to => new ZLibStream(to, CompressionLevel.Optimal, leaveOpen: true), from => new ZLibStream(from, CompressionMode.Decompress)),
        new("bzip2", ".bz2", to => BZip2Stream.Create(to, SharpMode.Compress, false, leaveOpen: true), Bzip2),
        new("lz4", ".lz4", to => new HadoopBlockWriter(to, bytes => LZ4(bytes)), from => new HadoopBlockReader(from, LZ4Codec.Decode)),
        new("snappy", ".snappy", to => new HadoopBlockWriter(to, bytes => Snappy.CompressToArray(bytes)), from => new HadoopBlockReader(from, Snappy.Decompress)),
    ];

    /// <summary>The codec of a file, or null where it is not compressed in one of these ways.</summary>
    internal static TextCodec? Of(string path) => All.FirstOrDefault(codec => path.EndsWith(codec.Ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether unpacking failed as the bytes are not what they should be.</summary>
    internal static bool IsDamage(Exception e) => e is InvalidDataException or EndOfStreamException or SharpCompressException;

    // It reads byte by byte. Files that were put one after the other are one.
    private static Stream Bzip2(Stream from) => BZip2Stream.Create(new BufferedStream(from, 1 << 16), SharpMode.Decompress, decompressConcatenated: true);

    private static byte[] LZ4(ReadOnlySpan<byte> bytes)
    {
        var packed = new byte[LZ4Codec.MaximumOutputSize(bytes.Length)];
        return packed[..LZ4Codec.Encode(bytes, packed)];
    }
}
