using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>Finds values of VARIANT, of which the engine writes no Parquet.</summary>
internal static class VariantColumns
{
    internal static bool HasNone(DataType type) => type switch
    {
        VariantType => false,
        ArrayType a => HasNone(a.ElementType),
        MapType m => HasNone(m.ValueType),
        StructType s => s.All(f => HasNone(f.DataType)),
        _ => true,
    };
}
