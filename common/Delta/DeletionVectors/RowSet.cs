namespace SparkPersonalization.Delta.DeletionVectors;

/// <summary>A set of rows of a file, by their places in it, from 0. Immutable, and safe to share between threads.</summary>
internal sealed class RowSet
{
    private readonly long[] _keys;
    private readonly RowBlock[] _blocks;

    /// <param name="keys">What all rows of a block have above their lowest 16 bits, ascending.</param>
    /// <param name="blocks">The blocks of the keys, none of them empty.</param>
    internal RowSet(long[] keys, RowBlock[] blocks)
    {
        _keys = keys;
        _blocks = blocks;
        Count = blocks.Sum(b => (long)b.Count);
    }

    /// <summary>How many rows there are.</summary>
    internal long Count { get; }

    /// <summary>The rows, ascending.</summary>
    internal IEnumerable<long> Rows => Blocks.SelectMany(b => b.Block.Numbers.Select(number => (b.Key << 16) | number));

    internal IEnumerable<(long Key, RowBlock Block)> Blocks => _keys.Zip(_blocks);

    /// <summary>Whether a row is in the set.</summary>
    /// <param name="row">The row's place.</param>
    /// <returns>True where it is.</returns>
    internal bool Contains(long row)
    {
        var at = Array.BinarySearch(_keys, row >> 16);
        return at >= 0 && _blocks[at].Contains((ushort)row);
    }
}
