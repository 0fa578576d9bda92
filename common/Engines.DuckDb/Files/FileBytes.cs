using System.IO.Compression;
using System.Text;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>The bytes of a file, unpacked where it is compressed.</summary>
internal sealed class FileBytes : IDisposable
{
    private static readonly string[] OtherCompressions = [".zst", ".bz2", ".lz4", ".snappy", ".xz", ".zip"];

    private readonly string _path;
    private readonly Stream _stream;
    private readonly bool _isTranscoded;
    private long _read;

    /// <param name="path">The file.</param>
    /// <param name="encoding">The encoding from which its characters are taken to UTF-8, or null to take the bytes as they are.</param>
    /// <exception cref="AnalysisException">The file is compressed in another way than gzip and deflate.</exception>
    internal FileBytes(string path, string? encoding = null)
    {
        if (OtherCompressions.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE", $"The embedded engine unpacks gzip and deflate only, not '{path}'. Compress the file with gzip, or unpack it.");
        }

        _path = path;
        _isTranscoded = encoding is not null;
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        var unpacked = FilePart.IsGzip(path) ? new GZipStream(file, CompressionMode.Decompress)
            : FilePart.IsCompressed(path) ? new ZLibStream(file, CompressionMode.Decompress) : (Stream)file;
        _stream = encoding is null ? unpacked : Encoding.CreateTranscodingStream(unpacked, Encoding.GetEncoding(encoding), Encoding.UTF8);
    }

    /// <summary>Goes to a place of a file that is not compressed.</summary>
    internal void Seek(long position) => _stream.Position = position;

    /// <summary>Reads further bytes.</summary>
    /// <returns>How many, 0 at the end.</returns>
    /// <exception cref="InvalidDataException">The file is compressed, and damaged or not whole.</exception>
    internal int Read(Span<byte> buffer)
    {
        var read = Unpacked(buffer);
        _read += read;
        if (read == 0 && FilePart.IsGzip(_path) && !_isTranscoded)
        {
            GzipEnd.Check(_path, _read);
        }

        return read;
    }

    public void Dispose() => _stream.Dispose();

    private int Unpacked(Span<byte> buffer)
    {
        try
        {
            return _stream.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"The compressed file '{_path}' is damaged: {e.Message} Put a whole one in its place and run again.", e);
        }
    }
}
