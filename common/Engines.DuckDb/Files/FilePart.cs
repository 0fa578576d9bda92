using SparkPersonalization.Engines.DuckDb.Files.Compression;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>A part of a file that one thread reads.</summary>
/// <param name="Path">The file.</param>
/// <param name="Start">Where it begins, in bytes.</param>
/// <param name="End">Where it ends, not included.</param>
internal readonly record struct FilePart(string Path, long Start, long End)
{
    private const long PartBytes = 16 << 20;

    /// <summary>The parts of a file; a compressed one can only be read from its start.</summary>
    internal static IEnumerable<FilePart> Of(string path)
    {
        if (TextCodec.Of(path) is not null)
        {
            return [new FilePart(path, 0, long.MaxValue)];
        }

        var length = new FileInfo(path).Length;
        return Enumerable.Range(0, (int)((length + PartBytes - 1) / PartBytes))
            .Select(i => new FilePart(path, i * PartBytes, Math.Min((i + 1) * PartBytes, length)));
    }
}
