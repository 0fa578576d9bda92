namespace SparkPersonalization.DataFrames.Json;

/// <summary>What a column takes from JSON, and how its values are held: decimals in the smallest whole number that has room.</summary>
internal enum JsonColumnKind
{
    Text,
    Raw,
    Boolean,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    Decimal16,
    Decimal32,
    Decimal64,
    Decimal128,
    Date,
    Timestamp,
    Struct,
    Array,
    Map,
}
