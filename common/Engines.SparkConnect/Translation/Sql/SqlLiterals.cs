using System.Collections;
using System.Globalization;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using Literal = SparkPersonalization.DataFrames.Plans.Literal;

namespace SparkPersonalization.Engines.SparkConnect.Translation.Sql;

/// <summary>Constants in Spark's SQL, each of exactly its type.</summary>
internal static class SqlLiterals
{
    private const long MicrosPerSecond = 1_000_000;

    internal static string Of(Literal literal) => Of(literal.Value, literal.DataType);

    /// <summary>A text in quotes.</summary>
    internal static string Text(string value)
    {
        var result = new StringBuilder("'");
        foreach (var c in value)
        {
            result.Append(c switch
            {
                '\'' or '\\' => $"\\{c}",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }

        return result.Append('\'').ToString();
    }

    /// <summary>A name in back-quotes.</summary>
    internal static string Name(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    /// <summary>A type.</summary>
    internal static string Type(DataType type) => type switch
    {
        ArrayType a => $"ARRAY<{Type(a.ElementType)}>",
        MapType m => $"MAP<{Type(m.KeyType)}, {Type(m.ValueType)}>",
        StructType s => $"STRUCT<{string.Join(", ", s.Select(f => $"{Name(f.Name)}: {Type(f.DataType)}"))}>",
        _ => type.Sql,
    };

    private static string Of(object? value, DataType type) => (type, value) switch
    {
        (_, null) => $"CAST(NULL AS {Type(type)})",
        (BooleanType, bool b) => b ? "true" : "false",
        (IntegralType, _) => string.Create(CultureInfo.InvariantCulture, $"CAST('{value}' AS {type.Sql})"),
        (FloatType, float f) => Real(f, f.ToString("R", CultureInfo.InvariantCulture), "FLOAT"),
        (DoubleType, double d) => Real(d, d.ToString("R", CultureInfo.InvariantCulture), "DOUBLE"),
        (DecimalType d, _) => $"CAST('{LiteralMessages.Digits(value, d)}' AS {type.Sql})",
        (StringType, string s) => Text(s),
        (BinaryType, byte[] bytes) => $"X'{Convert.ToHexString(bytes)}'",
        (DateType, Date d) => string.Create(CultureInfo.InvariantCulture, $"date_from_unix_date({d.DaysSinceEpoch})"),
        (TimestampType, Timestamp t) => string.Create(CultureInfo.InvariantCulture, $"timestamp_micros({t.Microseconds}L)"),
        (TimestampNTZType, Timestamp t) => $"TIMESTAMP_NTZ'{t}'",
        (YearMonthIntervalType, int months) => string.Create(CultureInfo.InvariantCulture, $"make_ym_interval(0, {months})"),
        (DayTimeIntervalType, long micros) => $"make_dt_interval(0, 0, 0, {Seconds(micros)})",
        (CalendarIntervalType, CalendarInterval i) =>
            string.Create(CultureInfo.InvariantCulture, $"make_interval(0, {i.Months}, 0, {i.Days}, 0, 0, {Seconds(i.Micros)})"),
        (ArrayType a, IEnumerable elements) => $"CAST({Array(elements, a)} AS {Type(a)})",
        (MapType m, IReadOnlyDictionary<object, object?> map) =>
            $"CAST(map_from_arrays({Array(map.Keys, new ArrayType(m.KeyType))}, {Array(map.Values, new ArrayType(m.ValueType))}) AS {Type(m)})",
        (StructType s, Row row) => $"named_struct({string.Join(", ", row.Values.Select((v, i) => $"{Text(s[i].Name)}, {Of(v, s[i].DataType)}"))})",
        _ => throw new NotSupportedException($"A value of type {value.GetType().Name} is no constant of {type.SimpleString}."),
    };

    private static string Array(IEnumerable elements, ArrayType type) => $"array({string.Join(", ", elements.Cast<object?>().Select(e => Of(e, type.ElementType)))})";

    private static string Real(double value, string digits, string type) => value switch
    {
        double.NaN => $"CAST('NaN' AS {type})",
        double.PositiveInfinity => $"CAST('Infinity' AS {type})",
        double.NegativeInfinity => $"CAST('-Infinity' AS {type})",
        _ => $"CAST('{digits}' AS {type})",
    };

    private static string Seconds(long micros) =>
        $"CAST('{((decimal)micros / MicrosPerSecond).ToString("0.000000", CultureInfo.InvariantCulture)}' AS DECIMAL(18,6))";
}
