namespace SparkPersonalization.DataFrames.Types;

/// <summary>What a value of type VARIANT is.</summary>
internal enum VariantKind
{
    Null,
    Boolean,
    Long,

    /// <summary>A <see cref="VariantDecimal"/>.</summary>
    Decimal,
    Double,
    Float,
    Text,
    Binary,
    Date,
    Timestamp,
    TimestampNtz,
    Array,
    Object,
}
