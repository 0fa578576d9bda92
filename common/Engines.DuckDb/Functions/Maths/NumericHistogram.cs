using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Maths;

/// <summary>
/// A histogram of numbers in a few bins, of which the two nearest are joined where there is one too many (Ben-Haim and Tom-Tov, "A Streaming
/// Parallel Decision Tree Algorithm"), with the choices among equally near ones that Spark's <c>histogram_numeric</c> makes.
/// </summary>
internal sealed class NumericHistogram(int count)
{
    private readonly List<(double X, double Y)> _bins = [];
    private long _random = (31_183 ^ 0x5DEECE66DL) & ((1L << 48) - 1);

    /// <summary>The bins of values as rows of the value's type and how many there are; null where there is no value.</summary>
    internal static object? Of(object?[] values, int count, DataType type, StructType bin)
    {
        var histogram = new NumericHistogram(count);
        foreach (var value in values)
        {
            histogram.Add(Number(value!));
        }

        return histogram._bins.Count == 0 ? null : histogram._bins.Select(b => (object?)new Row(bin, Value(b.X, type), b.Y)).ToArray();
    }

    private static double Number(object value) => value switch
    {
        Date day => day.DaysSinceEpoch,
        Timestamp time => time.Microseconds,
        System.Data.SqlTypes.SqlDecimal number => number.ToDouble(),
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    private static object? Value(double x, DataType type) => type switch
    {
        ByteType => (sbyte)x,
        ShortType => (short)x,
        IntegerType or YearMonthIntervalType => (int)x,
        LongType or DayTimeIntervalType => (long)x,
        FloatType => (float)x,
        DecimalType d => DecimalFitting.Of(x.ToString("R", CultureInfo.InvariantCulture), d),
        DateType => new Date((int)x),
        TimestampType or TimestampNTZType => new Timestamp((long)x),
        _ => x,
    };

    private void Add(double value)
    {
        var place = _bins.BinarySearch((value, 0), Comparer<(double X, double Y)>.Create((a, b) => a.X.CompareTo(b.X)));
        if (place >= 0)
        {
            _bins[place] = (value, _bins[place].Y + 1);
            return;
        }

        _bins.Insert(~place, (value, 1));
        while (_bins.Count > count)
        {
            Join(Nearest());
        }
    }

    private int Nearest()
    {
        var (least, place, ties) = (_bins[1].X - _bins[0].X, 0, 1);
        for (var i = 1; i < _bins.Count - 1; i++)
        {
            var difference = _bins[i + 1].X - _bins[i].X;
            if (difference < least)
            {
                (least, place, ties) = (difference, i, 1);
            }
            else if (difference == least && NextDouble() <= 1.0 / ++ties)
            {
                place = i;
            }
        }

        return place;
    }

    private void Join(int place)
    {
        var (left, right) = (_bins[place], _bins[place + 1]);
        var sum = left.Y + right.Y;
        _bins[place] = ((left.X * (left.Y / sum)) + (right.X / sum * right.Y), sum);
        _bins.RemoveAt(place + 1);
    }

    // As java.util.Random makes it.
    private double NextDouble() => (((long)Next(26) << 27) + Next(27)) * (1.0 / (1L << 53));

    private int Next(int bits)
    {
        _random = ((_random * 0x5DEECE66DL) + 0xB) & ((1L << 48) - 1);
        return (int)(_random >>> (48 - bits));
    }
}
