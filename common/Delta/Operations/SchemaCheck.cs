using System.Buffers;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Refuses schemas that a table cannot have.</summary>
internal static class SchemaCheck
{
    // Parquet readers of the Hadoop family cannot have these in names.
    private static readonly SearchValues<char> OddCharacters = SearchValues.Create(" ,;{}()\n\t=");

    private static readonly string[] ChangeFeedColumns = [ChangeColumns.Type, ChangeColumns.Version, ChangeColumns.Timestamp];

    internal static void Check(StructType schema, bool enablesChangeFeed)
    {
        ThrowIfRepeated(schema);
        ThrowIfOddlyNamed(schema);
        if (schema.Count == 0)
        {
            throw new DeltaOperationException("DELTA_EMPTY_DATA", "Data used in creating the Delta table doesn't have any columns.");
        }

        if (schema.FirstOrDefault(f => HasVoid(f.DataType)) is { } empty)
        {
            throw new DeltaOperationException("DELTA_NULL_SCHEMA_IN_WRITE", $"The column '{empty.Name}' has no type but void. Cast it to the type that it shall have.");
        }

        if (enablesChangeFeed && schema.FirstOrDefault(f => ChangeFeedColumns.Contains(f.Name, StringComparer.OrdinalIgnoreCase)) is { } reserved)
        {
            throw new DeltaOperationException(
                "RESERVED_CDC_COLUMNS_ON_WRITE",
                $"The write contains reserved columns {reserved.Name} that are used internally as metadata for Change Data Feed. "
                + "To write to the table either rename/drop these columns or disable Change Data Feed on the table by setting delta.enableChangeDataFeed to false.");
        }
    }

    internal static void Check(Metadata metadata) =>
        Check(metadata.Schema, new TableProperties(metadata.Configuration).EnableChangeDataFeed);

    internal static void ThrowIfRepeated(StructType schema)
    {
        var repeated = schema.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key).ToArray();
        if (repeated.Length > 0)
        {
            throw new DeltaOperationException("DELTA_DUPLICATE_COLUMNS_FOUND", $"Found duplicate column(s): {string.Join(", ", repeated)}.");
        }
    }

    private static void ThrowIfOddlyNamed(StructType schema)
    {
        var odd = Names(schema).Where(name => name.AsSpan().ContainsAny(OddCharacters)).ToArray();
        if (odd.Length > 0)
        {
            throw new DeltaOperationException(
                "DELTA_INVALID_CHARACTERS_IN_COLUMN_NAMES",
                $"Found invalid character(s) among ' ,;{{}}()\\n\\t=' in the column names of your schema. Invalid column names: {string.Join(", ", odd)}. Please use other characters and try again.");
        }
    }

    private static IEnumerable<string> Names(DataType type) => type switch
    {
        StructType s => s.SelectMany(f => Names(f.DataType).Prepend(f.Name)),
        ArrayType a => Names(a.ElementType),
        MapType m => Names(m.KeyType).Concat(Names(m.ValueType)),
        _ => [],
    };

    private static bool HasVoid(DataType type) => type switch
    {
        NullType => true,
        StructType s => s.Any(f => HasVoid(f.DataType)),
        ArrayType a => HasVoid(a.ElementType),
        MapType m => HasVoid(m.KeyType) || HasVoid(m.ValueType),
        _ => false,
    };
}
