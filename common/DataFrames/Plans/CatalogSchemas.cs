using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Plans;

/// <summary>The columns of the catalog's answers, as Spark has them.</summary>
internal static class CatalogSchemas
{
    internal static StructType Catalogs { get; } = Of("name STRING, description STRING");

    internal static StructType Databases { get; } = Of("name STRING, catalog STRING, description STRING, locationUri STRING");

    internal static StructType Tables { get; } = Of(
        "name STRING, catalog STRING, namespace ARRAY<STRING>, description STRING, tableType STRING, isTemporary BOOLEAN NOT NULL");

    internal static StructType Functions { get; } = Of(
        "name STRING, catalog STRING, namespace ARRAY<STRING>, description STRING, className STRING, isTemporary BOOLEAN NOT NULL");

    internal static StructType Columns { get; } = Of(
        "name STRING, description STRING, dataType STRING, nullable BOOLEAN NOT NULL, isPartition BOOLEAN NOT NULL, isBucket BOOLEAN NOT NULL, isCluster BOOLEAN NOT NULL");

    private static StructType Of(string ddl) => (StructType)DataType.FromDdl(ddl);
}
