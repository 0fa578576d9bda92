namespace SparkPersonalization.Engines.DuckDb.Functions.Json;

/// <summary>What a column takes from JSON, and how DuckDB holds it.</summary>
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
