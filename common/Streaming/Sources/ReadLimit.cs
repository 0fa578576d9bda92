namespace SparkPersonalization.Streaming.Sources;

/// <summary>
/// How much a batch takes from a source. Of what it takes at most, at least one file or row is always taken, so that every stream moves.
/// </summary>
/// <param name="MaxFiles">Files, or null for any number.</param>
/// <param name="MaxBytes">Bytes; the file that goes over it is left to the next batch. Null for any number.</param>
/// <param name="MaxRows">Rows, for sources that can count them; null for any number.</param>
/// <param name="MinRows">How many rows there must be before a batch begins, for sources that can wait for them; null for any number.</param>
public sealed record ReadLimit(long? MaxFiles = null, long? MaxBytes = null, long? MaxRows = null, long? MinRows = null)
{
    /// <summary>All that is there.</summary>
    public static ReadLimit All { get; } = new();

    /// <summary>How many of these files a batch takes.</summary>
    /// <param name="sizes">The files' sizes in bytes, in the order in which they are read.</param>
    /// <returns>A number from 0, which is so only where there are no files.</returns>
    internal int Count(IEnumerable<long> sizes)
    {
        var count = 0;
        var bytes = 0L;
        foreach (var size in sizes)
        {
            bytes += size;
            if (count > 0 && (count >= MaxFiles || bytes > MaxBytes))
            {
                break;
            }

            count++;
        }

        return count;
    }
}
