using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions;
using SparkPersonalization.Engines.DuckDb.Functions.Casts;
using SparkPersonalization.Engines.DuckDb.Translation.Functions;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>Spark's casts in SQL: DuckDB's own where they agree, C# functions where they do not, and part by part for nested types.</summary>
internal static class CastSql
{
    /// <summary>Says a cast.</summary>
    /// <param name="translator">Knows the session's zone, and takes the functions that the cast needs.</param>
    /// <param name="sql">The value.</param>
    /// <param name="from">Its type.</param>
    /// <param name="to">The type wanted.</param>
    /// <param name="isTry">Whether a value that does not fit becomes null instead of an error.</param>
    internal static string Of(ExpressionTranslator translator, string sql, DataType from, DataType to, bool isTry)
    {
        if (from != to && (from is VariantType || to is VariantType) && from is not NullType)
        {
            return $"{translator.Resources.AddFunction(VariantFunctions.Cast(from, to, translator.Settings.TimeZone, isTry))}({sql})";
        }

        if (IntervalCasts.IsCut(from, to))
        {
            return $"{translator.Resources.AddFunction(IntervalCasts.Cut(from, to))}({sql})";
        }

        if (from == to || SparkTypes.ToSql(from) == SparkTypes.ToSql(to) && from is not NullType)
        {
            return sql;
        }

        return (from, to) switch
        {
            (NullType, _) => $"CAST({sql} AS {SparkTypes.ToSql(to)})",
            (StringType, _) => FromText(translator, sql, to, isTry),
            (_, StringType) => ToText(translator, sql, from),
            (FloatType or DoubleType, IntegralType) => $"spark_{(isTry ? "try_" : "")}cut_{SparkTypes.ToSql(to).ToLowerInvariant()}({sql})",
            (FloatType or DoubleType, DecimalType d) => $"{translator.Resources.AddFunction(NumberCasts.ToDecimal(from, d, isTry))}({sql})",
            (DoubleType, FloatType) => $"spark_to_real({sql})",
            (DecimalType, IntegralType) => Native($"trunc({sql})", to, isTry),
            (DecimalType { Precision: > 15 }, DoubleType or FloatType) => $"CAST(CAST({sql} AS VARCHAR) AS {SparkTypes.ToSql(to)})",
            (DayTimeIntervalType or YearMonthIntervalType, NumericType) => Tried($"{translator.Resources.AddFunction(IntervalCasts.ToNumber(from, to))}({sql})", isTry),
            (NumericType, DayTimeIntervalType or YearMonthIntervalType) => Tried($"{translator.Resources.AddFunction(IntervalCasts.OfNumber(from, to))}({sql})", isTry),
            (TimestampType, NumericType) => FromTimestamp(translator, sql, to, isTry),
            (FloatType or DoubleType or DecimalType, TimestampType) => Tried($"{translator.Resources.AddFunction(InstantCasts.OfNumber(from))}({sql})", isTry),
            (NumericType, TimestampType) => $"make_timestamptz(CAST({sql} AS BIGINT) * 1000000)",
            (DateType or TimestampNTZType, TimestampType) => ToInstant(translator.Settings.TimeZone, sql),
            (ArrayType a, ArrayType b) => Array(translator, sql, a, b, isTry),
            (MapType a, MapType b) => Map(translator, sql, a, b, isTry),
            (StructType a, StructType b) => Struct(translator, sql, a, b, isTry),
            _ => Native(sql, to, isTry),
        };
    }

    /// <summary>The instant at which a date begins, or a wall clock shows a reading.</summary>
    /// <param name="zone">The session's zone.</param>
    /// <param name="sql">The date or the reading.</param>
    /// <remarks>DuckDB's own cast takes a repeated reading for the later one, where Spark takes the earlier, and DuckDB 1.5 takes a date's least and greatest value to UTC, and so finds no row on the last day of a table.</remarks>
    internal static string ToInstant(string zone, string sql) => zone == "UTC"
        ? $"CAST({sql} AS TIMESTAMPTZ)"
        : $"spark_shift_zone(make_timestamptz(epoch_us(CAST({sql} AS TIMESTAMP))), {LiteralSql.Text(zone)}, false)";

    private static string Tried(string sql, bool isTry) => isTry ? $"TRY({sql})" : sql;

    private static string Native(string sql, DataType to, bool isTry) => $"{(isTry ? "TRY_CAST" : "CAST")}({sql} AS {SparkTypes.ToSql(to)})";

    private static string FromText(ExpressionTranslator translator, string sql, DataType to, bool isTry)
    {
        var prefix = isTry ? "spark_try_to_" : "spark_to_";
        return to switch
        {
            BinaryType => $"encode({sql})",
            DecimalType d => $"{translator.Resources.AddFunction(NumberCasts.ToDecimal(new StringType(), d, isTry))}({sql})",
            TimestampType => $"{prefix}timestamp({sql}, {LiteralSql.Text(translator.Settings.TimeZone)})",
            DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType => Tried($"{translator.Resources.AddFunction(IntervalCasts.OfText(to))}({sql})", isTry),
            BooleanType or IntegralType or FractionalType or DateType or TimestampNTZType => $"{prefix}{to.SimpleString}({sql})",
            _ => throw new NotSupportedException($"The embedded engine does not cast STRING to {to.Sql}."),
        };
    }

    private static string ToText(ExpressionTranslator translator, string sql, DataType from) => from switch
    {
        FloatType or DoubleType or DateType or TimestampNTZType or BinaryType => $"spark_text({sql})",
        TimestampType => $"spark_text(CAST({sql} AS TIMESTAMP))",
        BooleanType or IntegralType or DecimalType => $"CAST({sql} AS VARCHAR)",
        DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType => $"{translator.Resources.AddFunction(IntervalCasts.ToText(from))}({sql})",
        ArrayType a => $"('[' || array_to_string(list_transform({sql}, lambda e: {OrNull(translator, "e", a.ElementType)}), ', ') || ']')",
        MapType m => $"('{{' || array_to_string(list_transform(map_entries({sql}), lambda e: {OrNull(translator, "e.key", m.KeyType)} || ' -> ' || {OrNull(translator, "e.value", m.ValueType)}), ', ') || '}}')",
        StructType s => $"CASE WHEN ({sql}) IS NOT NULL THEN '{{' || {string.Join(" || ', ' || ", s.Select((f, i) => OrNull(translator, Field(sql, i), f.DataType)))} || '}}' END",
        _ => throw new NotSupportedException($"The embedded engine does not cast {from.Sql} to STRING."),
    };

    private static string OrNull(ExpressionTranslator translator, string sql, DataType type) =>
        $"coalesce({Of(translator, sql, type, new StringType(), isTry: false)}, 'null')";

    private static string FromTimestamp(ExpressionTranslator translator, string sql, DataType to, bool isTry) => to is IntegralType
        ? Of(translator, $"spark_floor_div(epoch_us({sql}), 1000000)", new LongType(), to, isTry)
        : to is DecimalType type ? Tried($"{translator.Resources.AddFunction(DecimalFunctions.Of("divide", new LongType(), new LongType(), type))}(epoch_us({sql}), CAST(1000000 AS BIGINT))", isTry)
        : Native($"(epoch_us({sql}) / 1e6)", to, isTry);

    private static string Array(ExpressionTranslator translator, string sql, ArrayType from, ArrayType to, bool isTry)
    {
        var element = Of(translator, "e", from.ElementType, to.ElementType, isTry);
        return element == "e" ? sql : $"list_transform({sql}, lambda e: {element})";
    }

    private static string Map(ExpressionTranslator translator, string sql, MapType from, MapType to, bool isTry)
    {
        var key = Of(translator, "e.key", from.KeyType, to.KeyType, isTry);
        var value = Of(translator, "e.value", from.ValueType, to.ValueType, isTry);
        return $"CASE WHEN ({sql}) IS NOT NULL THEN map_from_entries(list_transform(map_entries({sql}), lambda e: struct_pack(key := {key}, value := {value}))) END";
    }

    private static string Struct(ExpressionTranslator translator, string sql, StructType from, StructType to, bool isTry)
    {
        var fields = to.Select((f, i) => $"{DuckDbNames.Quote(f.Name)} := {Of(translator, Field(sql, i), from[i].DataType, f.DataType, isTry)}");
        return $"CASE WHEN ({sql}) IS NOT NULL THEN struct_pack({string.Join(", ", fields)}) END";
    }

    private static string Field(string sql, int ordinal) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"struct_extract_at({sql}, {ordinal + 1})");
}
