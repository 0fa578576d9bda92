using System.Globalization;
using System.Numerics;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Maths;

/// <summary>
/// The most frequent values by Misra and Gries ("Finding repeated elements"): a table of counts which, where it is full, takes the median of
/// its counts off all of them. Its places follow from the values' hashes as Spark's <c>approx_top_k</c> computes them, so that equally frequent
/// values come in the same order.
/// </summary>
internal sealed class FrequentItems
{
    private const double Load = 0.75;
    private const int LeastPlaces = 8;
    private const int Sample = 1024;

    // The share of the table's length by which its places are gone through, so that neighbours are not met one after the other.
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    // The one NaN of Java; .NET's has a sign.
    private const long JavaNaN = 0x7FF8_0000_0000_0000;
    private const int JavaFloatNaN = 0x7FC0_0000;

    private readonly int _mostPlaces;
    private Entry?[] _places = new Entry?[LeastPlaces];
    private int _count;
    private long _taken;

    private FrequentItems(int mostPlaces) => _mostPlaces = mostPlaces;

    /// <summary>
    /// The <paramref name="k"/> most frequent values, as rows of the value and about how often it is there; a null is one of them. Left out is
    /// what may be less frequent than the error.
    /// </summary>
    internal static object?[] Top(IEnumerable<object?> values, int k, int maxItems, StructType row)
    {
        var items = new FrequentItems((int)BitOperations.RoundUpToPowerOf2((uint)Math.Ceiling(maxItems / Load)));
        var nulls = 0L;
        foreach (var value in values)
        {
            if (value is null)
            {
                nulls++;
            }
            else
            {
                items.Add(value);
            }
        }

        var merged = items.Merged();
        var found = merged.Entries().Where(e => e.Count > merged._taken).Select(e => (Value: (object?)e.Value, Count: e.Count + merged._taken));
        return [.. found.Concat(nulls > 0 ? [(null, nulls)] : []).OrderByDescending(e => e.Count).Take(k).Select(e => new Row(row, e.Value, e.Count))];
    }

    // Spark joins what it counted of each part of the rows with an empty table.
    private FrequentItems Merged()
    {
        var merged = new FrequentItems(_mostPlaces);
        foreach (var entry in Entries())
        {
            merged.Add(new Entry(entry.Value, entry.Hash), entry.Count);
        }

        merged._taken += _taken;
        return merged;
    }

    private void Add(object value) => Add(new Entry(value, Hash(value)), 1);

    private void Add(Entry entry, long count)
    {
        Put(entry, count);
        if (_count <= (int)(_places.Length * Load))
        {
            return;
        }

        if (_places.Length < _mostPlaces)
        {
            Fill(_places.Length * 2, _places.OfType<Entry>());
        }
        else
        {
            Purge();
        }
    }

    private void Put(Entry entry, long count)
    {
        var place = (int)entry.Hash & (_places.Length - 1);
        while (_places[place] is { } other && !other.Value.Equals(entry.Value))
        {
            place = (place + 1) & (_places.Length - 1);
        }

        if (_places[place] is null)
        {
            _places[place] = entry;
            _count++;
        }

        _places[place]!.Count += count;
    }

    private void Fill(int length, IEnumerable<Entry> entries)
    {
        var kept = entries.ToList();
        (_places, _count) = (new Entry?[length], 0);
        foreach (var entry in kept)
        {
            Put(entry, 0);
        }
    }

    private void Purge()
    {
        var counts = _places.OfType<Entry>().Take(Sample).Select(e => e.Count).Order().ToList();
        var median = counts[counts.Count / 2];
        foreach (var entry in _places.OfType<Entry>())
        {
            entry.Count -= median;
        }

        _taken += median;
        Fill(_places.Length, _places.OfType<Entry>().Where(e => e.Count > 0));
    }

    private IEnumerable<Entry> Entries()
    {
        var step = (int)(_places.Length * Golden) | 1;
        return Enumerable.Range(0, _places.Length).Select(i => _places[(int)((long)i * step & (_places.Length - 1))]).OfType<Entry>();
    }

    private static ulong Hash(object value)
    {
        var key = (ulong)(long)JavaHash(value);
        key = (key ^ (key >> 33)) * 0xFF51AFD7ED558CCD;
        key = (key ^ (key >> 33)) * 0xC4CEB9FE1A85EC53;
        return key ^ (key >> 33);
    }

    /// <summary>What Java's <c>hashCode</c> gives for a value as Spark holds it, but for decimals.</summary>
    private static int JavaHash(object value) => value switch
    {
        bool truth => truth ? 1231 : 1237,
        string text => OfText(text),
        long number => OfLong(number),
        Timestamp time => OfLong(time.Microseconds),
        Date day => day.DaysSinceEpoch,
        double number => OfLong(double.IsNaN(number) ? JavaNaN : BitConverter.DoubleToInt64Bits(number)),
        float number => float.IsNaN(number) ? JavaFloatNaN : BitConverter.SingleToInt32Bits(number),
        sbyte or short or int => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        _ => OfText(value.ToString()!),
    };

    private static int OfText(string text) => text.Aggregate(0, (hash, c) => unchecked((hash * 31) + c));

    private static int OfLong(long value) => unchecked((int)(value ^ (value >>> 32)));

    private sealed class Entry(object value, ulong hash)
    {
        internal object Value { get; } = value;

        internal ulong Hash { get; } = hash;

        internal long Count { get; set; }
    }
}
