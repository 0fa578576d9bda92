using System.Numerics;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Bits of numbers, and bitmaps in byte strings.</summary>
internal static class BitFunctions
{
    // The bits of one bucket of a bitmap.
    private const int BucketBits = 8 * 4096;

    internal static FunctionFamily All { get; } = new()
    {
        { "shiftrightunsigned >>>", RowCalls.Of(a => a[0] switch
            {
                long value => value >>> ((int)a[1]! & 63),
                int value => value >>> ((int)a[1]! & 31),
                short value => (short)((int)value >>> ((int)a[1]! & 31)),
                var value => (object)(sbyte)((int)(sbyte)value! >>> ((int)a[1]! & 31)),
            }) },
        { "bit_count", (call, a, _) => call.Arguments[0].DataType is BooleanType ? $"CAST({a[0]} AS INTEGER)" : $"CAST(bit_count(CAST({a[0]} AS BIGINT)) AS INTEGER)" },
        { "bit_get getbit", RowCalls.Of(a => (sbyte)((Convert.ToInt64(a[0], System.Globalization.CultureInfo.InvariantCulture) >> Checked((int)a[1]!, a[0]!)) & 1)) },
        { "bitmap_bit_position", $"CASE WHEN {{0}} > 0 THEN ({{0}} - 1) % {BucketBits} ELSE -({{0}} % {BucketBits}) END" },
        { "bitmap_bucket_number", $"CASE WHEN {{0}} > 0 THEN 1 + ({{0}} - 1) // {BucketBits} ELSE {{0}} // {BucketBits} END" },
        { "bitmap_count", RowCalls.Of(a => ((byte[])a[0]!).Sum(b => (long)BitOperations.PopCount(b))) },
    };

    private static int Checked(int position, object value)
    {
        var bits = value switch { long => 64, int => 32, short => 16, _ => 8 };
        return position >= 0 && position < bits
            ? position
            : throw new SparkException("INVALID_PARAMETER_VALUE.BIT_POSITION_RANGE", $"Expects an integer value in [0, {bits}) for the bit position, but got {position}.");
    }
}
