namespace SparkPersonalization.Engines.DuckDb.Functions.Hashes;

/// <summary>A hash of values of fixed width and of bytes, each under a seed.</summary>
internal interface ITypedHash
{
    long Int(int value, long seed);

    long Long(long value, long seed);

    long Bytes(ReadOnlySpan<byte> bytes, long seed);
}
