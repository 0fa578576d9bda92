using System.Numerics;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Functions.Variants;

/// <summary>Values of other types as VARIANT.</summary>
internal static class VariantObjects
{
    internal static Variant Of(object? value, DataType type) => (value, type) switch
    {
        (null, _) => new Variant(VariantKind.Null),
        (Variant variant, _) => variant,
        (bool flag, _) => new Variant(VariantKind.Boolean, flag),
        (sbyte or short or int or long, IntegralType) => new Variant(VariantKind.Long, Convert.ToInt64(value, null)),
        (_, DecimalType d) => new Variant(VariantKind.Decimal, VariantDecimal.Of((BigInteger)Decimals.Unbox(value, DecimalType.MaxPrecision, (byte)d.Scale), d.Scale)),
        (double number, _) => new Variant(VariantKind.Double, number),
        (float number, _) => new Variant(VariantKind.Float, number),
        (string text, _) => new Variant(VariantKind.Text, text),
        (byte[] bytes, _) => new Variant(VariantKind.Binary, bytes),
        (Date day, _) => new Variant(VariantKind.Date, day),
        (Timestamp time, TimestampType) => new Variant(VariantKind.Timestamp, time),
        (Timestamp time, _) => new Variant(VariantKind.TimestampNtz, time),
        (object?[] elements, ArrayType array) => Variant.Array(elements.Select(e => Of(e, array.ElementType))),
        (MapValue map, MapType m) => Variant.Object(map.Select(p => KeyValuePair.Create((string)p.Key, Of(p.Value, m.ValueType)))),
        (Row row, StructType fields) => Variant.Object(fields.Select((f, i) => KeyValuePair.Create(f.Name, Of(row[i], f.DataType)))),
        _ => throw new NotSupportedException($"The embedded engine makes no VARIANT of {type.Sql}."),
    };
}
