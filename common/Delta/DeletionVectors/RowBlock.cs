using System.Numerics;

namespace SparkPersonalization.Delta.DeletionVectors;

/// <summary>A set of numbers below 65,536: a sorted list where it is small, else a bit for each. Immutable.</summary>
internal sealed class RowBlock
{
    /// <summary>How many numbers a block can have.</summary>
    internal const int Size = 1 << 16;

    /// <summary>So many numbers weigh as a list what the bits weigh.</summary>
    internal const int MostListed = 4096;

    /// <summary>How many words of 64 bits the bits have.</summary>
    internal const int Words = Size / 64;

    private readonly ushort[]? _list;
    private readonly ulong[]? _bits;

    private RowBlock(ushort[]? list, ulong[]? bits, int count) => (_list, _bits, Count) = (list, bits, count);

    /// <summary>How many numbers there are.</summary>
    internal int Count { get; }

    /// <summary>Whether the block is kept as a list, as its number of members decides.</summary>
    internal bool IsListed => _list is not null;

    /// <summary>The bits, of a block that is not kept as a list.</summary>
    internal ReadOnlySpan<ulong> Bits => _bits;

    /// <summary>The numbers, ascending.</summary>
    internal IEnumerable<ushort> Numbers => _list ?? NumbersOf(_bits!);

    /// <summary>Takes bits, which the caller gives away.</summary>
    internal static RowBlock Of(ulong[] bits)
    {
        var count = bits.Sum(BitOperations.PopCount);
        return count <= MostListed ? new RowBlock([.. NumbersOf(bits)], null, count) : new RowBlock(null, bits, count);
    }

    /// <summary>Takes numbers, which the caller gives away.</summary>
    /// <param name="ascending">The numbers, ascending, each once, at most <see cref="MostListed"/>.</param>
    internal static RowBlock Of(ushort[] ascending) => new(ascending, null, ascending.Length);

    internal bool Contains(ushort number) => _list is null
        ? (_bits![number >> 6] >> (number & 63) & 1) != 0
        : Array.BinarySearch(_list, number) >= 0;

    /// <summary>Adds the numbers to bits.</summary>
    internal void AddTo(ulong[] bits)
    {
        foreach (var number in Numbers)
        {
            bits[number >> 6] |= 1UL << (number & 63);
        }
    }

    private static IEnumerable<ushort> NumbersOf(ulong[] bits)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                yield return (ushort)((word << 6) + BitOperations.TrailingZeroCount(left));
            }
        }
    }
}
