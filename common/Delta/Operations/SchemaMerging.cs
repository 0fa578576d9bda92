using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Merges the schema of rows into a table's by Delta's rules (<c>SchemaMergingUtils</c>): names without case, new columns last.</summary>
internal static class SchemaMerging
{
    internal static StructType Merge(StructType table, StructType data) => Structs(table, data);

    /// <summary>The same type with everything nullable, as Delta stores the schemas of DataFrames.</summary>
    internal static DataType AsNullable(DataType type) => type switch
    {
        StructType s => new StructType(s.Select(f => f.WithNullable(isNullable: true).WithType(AsNullable(f.DataType)))),
        ArrayType a => new ArrayType(AsNullable(a.ElementType)),
        MapType m => new MapType(AsNullable(m.KeyType), AsNullable(m.ValueType)),
        _ => type,
    };

    internal static StructField? Find(StructType schema, string name) =>
        schema.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static StructType Structs(StructType current, StructType update)
    {
        var merged = current.Select(field => Find(update, field.Name) is { } other ? Fields(field, other) : field);
        return new StructType([.. merged, .. update.Where(field => Find(current, field.Name) is null)]);
    }

    private static StructField Fields(StructField current, StructField update)
    {
        try
        {
            return current.WithType(Types(current.DataType, update.DataType));
        }
        catch (DeltaOperationException e)
        {
            throw new DeltaOperationException(
                "DELTA_FAILED_TO_MERGE_FIELDS", $"Failed to merge fields '{current.Name}' and '{update.Name}'. {e.Message} Cast the column to the table's type.", e);
        }
    }

    private static DataType Types(DataType current, DataType update) => (current, update) switch
    {
        (StructType a, StructType b) => Structs(a, b),
        (ArrayType a, ArrayType b) => new ArrayType(Types(a.ElementType, b.ElementType), a.ContainsNull),
        (MapType a, MapType b) => new MapType(Types(a.KeyType, b.KeyType), Types(a.ValueType, b.ValueType), a.ValueContainsNull),
        _ when current == update => current,

        // Parquet keeps the three narrow types as one.
        (ByteType or ShortType or IntegerType, ByteType or ShortType or IntegerType) => Width(current) >= Width(update) ? current : update,
        (NullType, _) => update,
        (_, NullType) => current,
        _ => throw new DeltaOperationException(
            current is DecimalType && update is DecimalType ? "DELTA_MERGE_INCOMPATIBLE_DECIMAL_TYPE" : "DELTA_MERGE_INCOMPATIBLE_DATATYPE",
            $"Failed to merge incompatible data types {current.SimpleString} and {update.SimpleString}."),
    };

    private static int Width(DataType type) => type switch
    {
        ByteType => 1,
        ShortType => 2,
        _ => 4,
    };
}
