using System.Text.Json;

namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>Which rows an index has.</summary>
/// <param name="TableId">The table's id.</param>
/// <param name="Base">The version whose rows it was made of: of older versions it does not know which rows they had.</param>
/// <param name="Version">The version that it reflects. Versions from the base to this one had the rows that it holds since then or before.</param>
/// <param name="Commit">What tells that version's commit from another of its number, such as one made after the table was restored from a copy.</param>
/// <param name="Rows">How many rows it has.</param>
internal sealed record IndexStamp(string TableId, long Base, long Version, string Commit, long Rows)
{
    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <summary>Reads a stamp; null where the bytes are none.</summary>
    internal static IndexStamp? TryParse(byte[]? bytes)
    {
        try
        {
            return bytes is null ? null : JsonSerializer.Deserialize<IndexStamp>(bytes);
        }
        catch (JsonException)
        {
            // A doubtful index is made anew.
            return null;
        }
    }
}
