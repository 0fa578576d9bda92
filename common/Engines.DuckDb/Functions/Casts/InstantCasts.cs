using System.Globalization;
using System.Numerics;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Formats;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Casts;

/// <summary>Numbers with a fraction as instants, of which they count the seconds from 1970.</summary>
internal static class InstantCasts
{
    private const int MicrosecondDigits = 6;

    internal static ScalarFunctionDefinition OfNumber(DataType from)
    {
        var name = $"spark_instant_of_{string.Concat(from.SimpleString.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'))}";
        return KnownFunctions.GetOrAdd(name, () => StringFunctions.Define(name, [from], new TimestampType(), a => Instant(a[0]!, from)));
    }

    private static Timestamp Instant(object value, DataType from)
    {
        if (from is not DecimalType)
        {
            return OfReal(Convert.ToDouble(value, CultureInfo.InvariantCulture), from);
        }

        // Spark keeps the low 64 bits of what is too great.
        var (unscaled, scale) = NumberTexts.Exact(value)!.Value;
        var micros = unscaled * BigInteger.Pow(10, MicrosecondDigits) / BigInteger.Pow(10, scale);
        return new Timestamp((long)(ulong)(micros & ulong.MaxValue));
    }

    private static Timestamp OfReal(double seconds, DataType from)
    {
        if (!double.IsFinite(seconds))
        {
            throw SparkErrors.CastInput(JavaText(seconds), from.Sql, new TimestampType().Sql);
        }

        var micros = seconds * TimeSpan.MicrosecondsPerSecond;
        return micros is > -9_223_372_036_854_775_808d and < 9_223_372_036_854_775_808d
            ? new Timestamp((long)micros)
            : throw SparkErrors.CastOverflow($"{JavaText(micros)}D", "DOUBLE", "BIGINT");
    }

    private static string JavaText(double value) => DataFrames.JavaNumbers.ToString(value);
}
