using System.Globalization;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.DuckDb.Functions;

/// <summary>Arrays with an element put in, and the buckets of histograms.</summary>
internal static class ArrayEdits
{
    private const int MaxLength = 2_147_483_632;

    /// <summary>An element put in at a place, from 1, or from the end where it is negative; nulls fill up to a place beyond the ends.</summary>
    internal static object?[] Insert(object?[] array, int place, object? element)
    {
        if (place == 0)
        {
            throw SparkErrors.ArrayPlace(0, array.Length);
        }

        if (Math.Abs((long)place) > MaxLength)
        {
            throw new SparkException("COLLECTION_SIZE_LIMIT_EXCEEDED.FUNCTION", $"An array of {Math.Abs((long)place)} elements is too long.");
        }

        if (place > 0)
        {
            var missing = Math.Max(0, place - 1 - array.Length);
            var before = Math.Min(place - 1, array.Length);
            return [.. array[..before], .. new object?[missing], element, .. array[before..]];
        }

        var end = array.Length + place + 1;
        return end >= 0 ? [.. array[..end], element, .. array[end..]] : [element, .. new object?[-end], .. array];
    }

    /// <summary>The bucket of a value: value, least, greatest, and the number of buckets; 0 below all, one more than the number above.</summary>
    internal static object? Bucket(object?[] a)
    {
        var (value, low, high) = (Convert.ToDouble(a[0], CultureInfo.InvariantCulture), Convert.ToDouble(a[1], CultureInfo.InvariantCulture), Convert.ToDouble(a[2], CultureInfo.InvariantCulture));
        var count = (long)a[3]!;
        if (count <= 0 || count == long.MaxValue || double.IsNaN(value) || low == high || !double.IsFinite(low) || !double.IsFinite(high))
        {
            return null;
        }

        var (least, greatest) = (Math.Min(low, high), Math.Max(low, high));
        return low < high
            ? value < least ? 0L : value >= greatest ? count + 1 : (long)(count * (value - least) / (greatest - least)) + 1
            : value > greatest ? 0L : value <= least ? count + 1 : (long)(count * (greatest - value) / (greatest - least)) + 1;
    }
}
