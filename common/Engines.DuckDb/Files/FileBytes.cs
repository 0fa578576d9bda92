using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.DuckDb.Files.Compression;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>The bytes of a file, unpacked where it is compressed.</summary>
internal sealed class FileBytes : IDisposable
{
    private static readonly string[] OtherCompressions = [".zst", ".xz", ".zip"];

    private readonly string _path;
    private readonly Stream _stream;
    private readonly TextCodec? _codec;
    private readonly bool _isTranscoded;
    private long _read;

    /// <param name="path">The file.</param>
    /// <param name="encoding">The encoding from which its characters are taken to UTF-8, or null to take the bytes as they are.</param>
    /// <exception cref="AnalysisException">The file is compressed in a way that is not known here.</exception>
    internal FileBytes(string path, string? encoding = null)
    {
        if (OtherCompressions.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE", $"The embedded engine unpacks {string.Join(", ", TextCodec.All.Select(codec => codec.Name))}, but not '{path}'. Compress the file with one of these, or unpack it.");
        }

        _path = path;
        _isTranscoded = encoding is not null;
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        _codec = TextCodec.Of(path);
        var unpacked = _codec is null ? file : Unpack(_codec, file);
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
        if (read == 0 && _codec == TextCodec.Gzip && !_isTranscoded)
        {
            GzipEnd.Check(_path, _read);
        }

        return read;
    }

    public void Dispose() => _stream.Dispose();

    // Some read their file's first bytes at once.
    private Stream Unpack(TextCodec codec, FileStream file)
    {
        try
        {
            return codec.Unpack(file);
        }
        catch (Exception e) when (TextCodec.IsDamage(e))
        {
            file.Dispose();
            throw Damaged(e);
        }
    }

    private int Unpacked(Span<byte> buffer)
    {
        try
        {
            return _stream.Read(buffer);
        }
        catch (Exception e) when (_codec is not null && TextCodec.IsDamage(e))
        {
            throw Damaged(e);
        }
    }

    private InvalidDataException Damaged(Exception cause) =>
        new($"The compressed file '{_path}' is damaged: {cause.Message} Put a whole one in its place and run again.", cause);
}
