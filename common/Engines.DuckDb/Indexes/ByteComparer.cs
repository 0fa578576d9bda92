namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>Compares byte arrays by their bytes, in RocksDB's order.</summary>
internal sealed class ByteComparer : IComparer<byte[]>
{
    internal static ByteComparer Instance { get; } = new();

    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
}
