using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>Schemas given as text.</summary>
internal static class SchemaTexts
{
    internal static StructType Columns(string ddl) => DataType.FromDdl(ddl) as StructType
        ?? throw new FormatException($"A schema is a list of columns such as 'id BIGINT, name STRING', not '{ddl}'.");
}
