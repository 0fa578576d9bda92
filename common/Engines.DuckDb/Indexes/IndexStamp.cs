using System.Text.Json;

namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>Which rows an index has.</summary>
/// <param name="TableId">The table's id.</param>
/// <param name="Base">The version whose rows it was made of: of older versions it does not know which rows they had.</param>
/// <param name="Version">The version that it reflects. Versions from the base to this one had the rows that it holds since then or before.</param>
/// <param name="Commit">What tells that version's commit from another of its number, such as one made after the table was restored from a copy.</param>
internal sealed record IndexStamp(string TableId, long Base, long Version, string Commit)
{
    // Changes with how rows are written.
    private const int CurrentFormat = 2;

    /// <summary>How its rows are written.</summary>
    public int Format { get; init; }

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this with { Format = CurrentFormat });

    /// <summary>Reads a stamp; null where the bytes are none, or of rows that are written otherwise.</summary>
    internal static IndexStamp? TryParse(byte[]? bytes)
    {
        try
        {
            return bytes is not null && JsonSerializer.Deserialize<IndexStamp>(bytes) is { Format: CurrentFormat } stamp ? stamp : null;
        }
        catch (JsonException)
        {
            // A doubtful index is made anew.
            return null;
        }
    }
}
