using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Casts;

/// <summary>Casts between kinds of numbers: real numbers are cut to whole ones, where DuckDB rounds, and become decimals by their text.</summary>
internal static class NumberCasts
{
    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        .. Truncating("spark_cut", isTry: false),
        .. Truncating("spark_try_cut", isTry: true),
        // Spark makes what is too great for the type infinite, where DuckDB fails.
        Scalar.Of<double, float>("spark_to_real", DuckDbType.Double, DuckDbType.Float, value => (float)value),
    ];

    /// <summary>The cast of a text, a real number or a decimal to a type of decimals: one function for each.</summary>
    internal static ScalarFunctionDefinition ToDecimal(DataType from, DecimalType to, bool isTry)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"spark_{(isTry ? "try_" : "")}{from.TypeName}_to_decimal_{to.Precision}_{to.Scale}");
        return KnownFunctions.GetOrAdd(name, () => StringFunctions.Define(name, [from], to, a => Decimal(a[0]!, from, to, isTry)));
    }

    private static object? Decimal(object value, DataType from, DecimalType to, bool isTry)
    {
        var text = value switch
        {
            double d => JavaNumbers.ToString(d),
            float f => JavaNumbers.ToString((double)f),
            var other => (string)other,
        };
        if (TypedParsers.Decimal(text) is not { } number)
        {
            return isTry || value is double.NaN or float.NaN ? null
                : throw (from is StringType ? SparkErrors.CastInput($"'{text}'", from.Sql, to.Sql) : SparkErrors.OutOfRange(text, to.Precision, to.Scale));
        }

        var unscaled = DecimalText.Rescale(number.Unscaled, number.Scale, to.Scale);
        if (System.Numerics.BigInteger.Abs(unscaled) < System.Numerics.BigInteger.Pow(10, to.Precision))
        {
            return Decimals.Box((Int128)unscaled, (byte)to.Scale);
        }

        return isTry ? null : throw SparkErrors.OutOfRange(DecimalText.Plain(number.Unscaled, number.Scale), to.Precision, to.Scale);
    }

    private static IEnumerable<ScalarFunctionDefinition> Truncating(string prefix, bool isTry)
    {
        yield return Truncate<sbyte>(prefix, DuckDbType.TinyInt, sbyte.MinValue, 128d, v => (sbyte)v, isTry);
        yield return Truncate<short>(prefix, DuckDbType.SmallInt, short.MinValue, 32_768d, v => (short)v, isTry);
        yield return Truncate<int>(prefix, DuckDbType.Integer, int.MinValue, 2_147_483_648d, v => (int)v, isTry);
        yield return Truncate<long>(prefix, DuckDbType.BigInt, long.MinValue, 9_223_372_036_854_775_808d, v => (long)v, isTry);
    }

    private static ScalarFunctionDefinition Truncate<T>(string prefix, DuckDbType result, double min, double end, Func<double, T> cut, bool isTry)
        where T : unmanaged => new()
        {
            Name = $"{prefix}_{result.Sql.ToLowerInvariant()}",
            Parameters = [DuckDbType.Double],
            Result = result,
            Body = call =>
            {
                foreach (var row in call.Rows)
                {
                    var value = Math.Truncate(call.Argument(0).Value<double>(row));
                    if (value >= min && value < end)
                    {
                        call.Result.Write(row, cut(value));
                    }
                    else if (isTry)
                    {
                        call.Result.WriteNull(row);
                    }
                    else
                    {
                        throw SparkErrors.CastOverflow(JavaNumbers.ToString(call.Argument(0).Value<double>(row)) + "D", "DOUBLE", SparkTypes.ToSpark(result).Sql);
                    }
                }
            },
        };
}
