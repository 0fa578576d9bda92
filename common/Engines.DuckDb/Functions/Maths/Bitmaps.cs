namespace SparkPersonalization.Engines.DuckDb.Functions.Maths;

/// <summary>Bitmaps of 32,768 bits in byte strings.</summary>
internal static class Bitmaps
{
    private const int Size = 4096;

    internal static byte[] OfPositions(object?[] positions)
    {
        var bitmap = new byte[Size];
        foreach (long position in positions.OfType<long>())
        {
            if (position is < 0 or >= 8 * Size)
            {
                throw new DataFrames.SparkException("INVALID_BITMAP_POSITION", $"The 0-indexed bitmap position {position} is out of bounds. The bitmap has {8 * Size} bits.");
            }

            bitmap[position / 8] |= (byte)(1 << (int)(position % 8));
        }

        return bitmap;
    }

    /// <summary>The bitmaps joined byte by byte; bytes that one lacks are zero.</summary>
    internal static byte[] Joined(object?[] bitmaps, byte start, Func<byte, byte, byte> join)
    {
        var result = new byte[Size];
        Array.Fill(result, start);
        foreach (var bitmap in bitmaps.OfType<byte[]>())
        {
            for (var i = 0; i < Size; i++)
            {
                result[i] = join(result[i], i < bitmap.Length ? bitmap[i] : (byte)0);
            }
        }

        return result;
    }
}
