namespace SparkPersonalization.Delta.DeletionVectors;

/// <summary>Gathers rows, in any order and more than once each.</summary>
internal sealed class RowSetBuilder
{
    private readonly SortedDictionary<long, ulong[]> _blocks = [];

    // Rows often come in the order of the file.
    private (long Key, ulong[] Bits) _last = (-1, []);

    internal void Add(long row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        Bits(row >> 16)[(ushort)row >> 6] |= 1UL << (int)(row & 63);
    }

    internal void Add(RowSet rows)
    {
        foreach (var (key, block) in rows.Blocks)
        {
            block.AddTo(Bits(key));
        }
    }

    /// <summary>The rows. The builder is empty afterwards.</summary>
    internal RowSet Build()
    {
        var rows = new RowSet([.. _blocks.Keys], [.. _blocks.Values.Select(RowBlock.Of)]);
        _blocks.Clear();
        _last = (-1, []);
        return rows;
    }

    private ulong[] Bits(long key)
    {
        if (_last.Key != key)
        {
            if (!_blocks.TryGetValue(key, out var bits))
            {
                _blocks[key] = bits = new ulong[RowBlock.Words];
            }

            _last = (key, bits);
        }

        return _last.Bits;
    }
}
