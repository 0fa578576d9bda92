using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SparkPersonalization.Delta.DeletionVectors;

/// <summary>
/// The bytes of a set of rows: Delta's magic number, then the portable form of 64-bit Roaring bitmaps (Delta protocol, "Deletion Vector
/// Format"; Roaring's format specification). All numbers are little endian.
/// </summary>
/// <remarks>Written here rather than by a native library, as the bytes come with tables of others and must not be able to do harm.</remarks>
internal static class RoaringFormat
{
    private const int Magic = 1681511377;
    private const int CookieWithoutRuns = 12346;
    private const int CookieWithRuns = 12347;

    // Fewer blocks with runs have no list of offsets.
    private const int LeastWithOffsets = 4;

    internal static byte[] Write(RowSet rows)
    {
        var output = new MemoryStream();
        var writer = new BinaryWriter(output);
        writer.Write(Magic);
        var buckets = rows.Blocks.GroupBy(b => b.Key >> 16).ToArray();
        writer.Write((long)buckets.Length);
        foreach (var bucket in buckets)
        {
            writer.Write(checked((int)bucket.Key));
            WriteBucket(writer, [.. bucket]);
        }

        return output.ToArray();
    }

    /// <exception cref="FormatException">The bytes are not such a set.</exception>
    internal static RowSet Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new Reader(bytes);
        if (reader.Int() is var magic && magic != Magic)
        {
            throw new FormatException($"It begins with the number {magic} in place of {Magic}.");
        }

        var keys = new List<long>();
        var blocks = new List<RowBlock>();
        for (var buckets = reader.Long(); buckets > 0; buckets--)
        {
            var bucket = reader.Int();
            ReadBucket(ref reader, (key, block) =>
            {
                keys.Add(((long)bucket << 16) | key);
                blocks.Add(block);
            });
        }

        return keys.Zip(keys.Skip(1)).All(pair => pair.First < pair.Second) && keys.TrueForAll(key => key >= 0) && reader.IsAtEnd
            ? new RowSet([.. keys], [.. blocks])
            : throw new FormatException("Its blocks are out of order, or something follows them.");
    }

    private static void WriteBucket(BinaryWriter writer, (long Key, RowBlock Block)[] blocks)
    {
        writer.Write(CookieWithoutRuns);
        writer.Write(blocks.Length);
        foreach (var (key, block) in blocks)
        {
            writer.Write((ushort)key);
            writer.Write((ushort)(block.Count - 1));
        }

        var offset = 8 + (8 * blocks.Length);
        foreach (var (_, block) in blocks)
        {
            writer.Write(offset);
            offset += block.IsListed ? 2 * block.Count : 8 * RowBlock.Words;
        }

        foreach (var (_, block) in blocks)
        {
            WriteBlock(writer, block);
        }
    }

    private static void WriteBlock(BinaryWriter writer, RowBlock block)
    {
        if (!block.IsListed)
        {
            foreach (var word in block.Bits)
            {
                writer.Write(word);
            }

            return;
        }

        foreach (var number in block.Numbers)
        {
            writer.Write(number);
        }
    }

    private static void ReadBucket(ref Reader reader, Action<ushort, RowBlock> add)
    {
        var cookie = reader.Int();
        var hasRuns = (cookie & 0xFFFF) == CookieWithRuns;
        var count = hasRuns ? (cookie >>> 16) + 1
            : cookie == CookieWithoutRuns ? reader.Int()
            : throw new FormatException($"A bitmap begins with the number {cookie}.");
        if (count is < 0 or > RowBlock.Size)
        {
            throw new FormatException($"A bitmap has {count} blocks.");
        }

        var isOfRuns = hasRuns ? reader.Take((count + 7) / 8) : [];
        var headers = reader.Take(4 * count);
        if (!hasRuns || count >= LeastWithOffsets)
        {
            // The blocks follow one another, so that their offsets say nothing new.
            reader.Take(4 * count);
        }

        for (var i = 0; i < count; i++)
        {
            var key = BinaryPrimitives.ReadUInt16LittleEndian(headers[(4 * i)..]);
            var members = BinaryPrimitives.ReadUInt16LittleEndian(headers[((4 * i) + 2)..]) + 1;
            var block = hasRuns && (isOfRuns[i / 8] >> (i % 8) & 1) != 0 ? Runs(ref reader)
                : members <= RowBlock.MostListed ? List(ref reader, members)
                : RowBlock.Of(Words(ref reader));
            if (block.Count != members)
            {
                throw new FormatException($"A block has {block.Count} rows in place of {members}.");
            }

            add(key, block);
        }
    }

    private static RowBlock List(ref Reader reader, int count)
    {
        var numbers = new ushort[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = reader.Short();
            if (i > 0 && numbers[i] <= numbers[i - 1])
            {
                throw new FormatException("The rows of a block are out of order.");
            }
        }

        return RowBlock.Of(numbers);
    }

    private static ulong[] Words(ref Reader reader)
    {
        var words = new ulong[RowBlock.Words];
        MemoryMarshal.Cast<byte, ulong>(reader.Take(8 * RowBlock.Words)).CopyTo(words);
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(words, words);
        }

        return words;
    }

    private static RowBlock Runs(ref Reader reader)
    {
        var bits = new ulong[RowBlock.Words];
        for (var runs = reader.Short(); runs > 0; runs--)
        {
            int start = reader.Short();
            var end = start + reader.Short();
            if (end >= RowBlock.Size)
            {
                throw new FormatException($"A run of rows ends at {end}.");
            }

            for (var number = start; number <= end; number++)
            {
                bits[number >> 6] |= 1UL << (number & 63);
            }
        }

        return RowBlock.Of(bits);
    }

    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _left = bytes;

        internal readonly bool IsAtEnd => _left.IsEmpty;

        internal ReadOnlySpan<byte> Take(int count)
        {
            if (count > _left.Length)
            {
                throw new FormatException("It is cut short.");
            }

            var taken = _left[..count];
            _left = _left[count..];
            return taken;
        }

        internal ushort Short() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

        internal int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

        internal long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));
    }
}
