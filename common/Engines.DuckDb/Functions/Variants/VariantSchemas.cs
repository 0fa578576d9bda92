using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Variants;

/// <summary>The types of values of VARIANT, as Spark's <c>schema_of_variant</c> writes them: objects are structs, and what has no one type is VARIANT.</summary>
internal static partial class VariantSchemas
{
    private static readonly DecimalType OfLong = new(20, 0);

    internal static DataType Of(Variant variant) => variant.Kind switch
    {
        VariantKind.Null => new NullType(),
        VariantKind.Boolean => new BooleanType(),
        VariantKind.Long => new LongType(),
        VariantKind.Decimal => OfDecimal((VariantDecimal)variant.Value!),
        VariantKind.Double => new DoubleType(),
        VariantKind.Float => new FloatType(),
        VariantKind.Text => new StringType(),
        VariantKind.Binary => new BinaryType(),
        VariantKind.Date => new DateType(),
        VariantKind.Timestamp => new TimestampType(),
        VariantKind.TimestampNtz => new TimestampNTZType(),
        VariantKind.Array => new ArrayType(variant.Items.Select(Of).Aggregate((DataType)new NullType(), Merge)),
        _ => new StructType(variant.Names.Zip(variant.Items, (name, item) => new StructField(name, Of(item)))),
    };

    private static DecimalType OfDecimal(VariantDecimal number) => new(number.Precision, number.Scale);

    /// <summary>The type that holds the values of both.</summary>
    internal static DataType Merge(DataType left, DataType right) => (left, right) switch
    {
        _ when left == right => left,
        (NullType, _) => right,
        (_, NullType) => left,
        (StructType a, StructType b) => Merge(a, b),
        (ArrayType a, ArrayType b) => new ArrayType(Merge(a.ElementType, b.ElementType)),
        (LongType, DecimalType d) => Wider(OfLong, d),
        (DecimalType d, LongType) => Wider(d, OfLong),
        (DecimalType a, DecimalType b) => Wider(a, b),
        (NumericType, NumericType) => new DoubleType(),
        _ => new VariantType(),
    };

    /// <summary>The type as Spark writes it.</summary>
    internal static string Text(DataType type) => type switch
    {
        StructType s => $"OBJECT<{string.Join(", ", s.Select(f => $"{Name(f.Name)}: {Text(f.DataType)}"))}>",
        ArrayType a => $"ARRAY<{Text(a.ElementType)}>",
        _ => type.Sql,
    };

    private static string Name(string name) => Plain().IsMatch(name) ? name : $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    private static StructType Merge(StructType left, StructType right) => new(left.Concat(right)
        .GroupBy(f => f.Name, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new StructField(g.Key, g.Select(f => f.DataType).Aggregate(Merge))));

    private static DataType Wider(DecimalType a, DecimalType b)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        var precision = Math.Max(a.Precision - a.Scale, b.Precision - b.Scale) + scale;
        return precision <= DecimalType.MaxPrecision ? new DecimalType(precision, scale) : new DoubleType();
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
