using System.Buffers.Binary;
using System.IO.Compression;

namespace SparkPersonalization.Engines.DuckDb.Files.Compression;

/// <summary>
/// Tells a compressed file that breaks off from a whole one: .NET reads both without complaint. A member of a gzip file (RFC 1952) ends
/// with its length.
/// </summary>
internal static class GzipEnd
{
    private const int HeaderBytes = 10;
    private const int LengthBytes = 4;

    /// <summary>Checks that a file that was read to its end has one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">How many bytes it gave.</param>
    /// <exception cref="InvalidDataException">It breaks off.</exception>
    internal static void Check(string path, long read)
    {
        using var file = File.OpenRead(path);
        if (file.Length == 0 || (uint)read == Told(file) || LengthOfLastMember(file) == Told(file))
        {
            return;
        }

        throw new InvalidDataException($"The compressed file '{path}' breaks off: it is damaged or was not written to its end. Put a whole one in its place and run again.");
    }

    private static uint? Told(FileStream file)
    {
        if (file.Length < HeaderBytes + LengthBytes)
        {
            return null;
        }

        var bytes = new byte[LengthBytes];
        file.Position = file.Length - LengthBytes;
        file.ReadExactly(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    // Files that were put one after the other are one file of several members.
    private static uint? LengthOfLastMember(FileStream file)
    {
        file.Position = LastHeader(file);
        using var member = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        var buffer = new byte[1 << 16];
        var length = 0L;
        while (member.Read(buffer) is var read and > 0)
        {
            length += read;
        }

        return (uint)length;
    }

    private static long LastHeader(FileStream file)
    {
        var last = 0L;
        var buffer = new byte[1 << 20];
        var filled = 0;
        file.Position = 0;
        for (var start = 0L; ; start += filled - HeaderBytes + 1, buffer.AsSpan(filled - HeaderBytes + 1, HeaderBytes - 1).CopyTo(buffer), filled = HeaderBytes - 1)
        {
            filled += file.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
            for (var i = 0; i + HeaderBytes <= filled; i++)
            {
                last = IsHeader(buffer.AsSpan(i, HeaderBytes)) ? start + i : last;
            }

            if (filled < buffer.Length)
            {
                return last;
            }
        }
    }

    // Compressed bytes look like one once in some hundred billion.
    private static bool IsHeader(ReadOnlySpan<byte> bytes) =>
        bytes is [0x1f, 0x8b, 8, < 0x20, _, _, _, _, 0 or 2 or 4, <= 13 or 255];
}
