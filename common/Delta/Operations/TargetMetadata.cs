using System.Text;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Decides which metadata a table has after a write, or refuses the write (Delta's <c>ImplicitMetadataOperation</c>).</summary>
internal static class TargetMetadata
{
    /// <summary>The metadata of a table that the write makes.</summary>
    internal static Metadata ForNewTable(StructType data, IReadOnlyList<string> partitionColumns, WriteOptions options, DateTimeOffset now)
    {
        var schema = (StructType)SchemaMerging.AsNullable(data);
        var metadata = Metadata.Create(schema, PartitionsIn(schema, partitionColumns), options.TableProperties(), now);
        SchemaCheck.Check(metadata);
        return metadata;
    }

    /// <summary>The metadata that a table has after the write: the same object where nothing changes.</summary>
    internal static Metadata ForExisting(Metadata table, StructType data, IReadOnlyList<string> partitionColumns, WriteOptions options, bool isOverwrite)
    {
        var schema = (StructType)SchemaMerging.AsNullable(data);
        var partitions = PartitionsIn(schema, partitionColumns);
        var metadata = isOverwrite && options.OverwriteSchema && !options.IsPartial
            ? Replaced(table, schema, partitions)
            : Extended(table, schema, partitions, options.MergeSchema, isOverwrite);
        SchemaCheck.Check(metadata);
        return metadata;
    }

    private static Metadata Replaced(Metadata table, StructType schema, string[] partitions) =>
        table.Schema.Equals(schema) && table.PartitionColumns.SequenceEqual(partitions)
            ? table
            : table.WithSchema(schema) with { PartitionColumns = partitions };

    private static Metadata Extended(Metadata table, StructType data, string[] partitions, bool mayExtend, bool isOverwrite)
    {
        var merged = SchemaMerging.Merge(table.Schema, data);
        var isNewSchema = !merged.Equals(table.Schema);
        var isNewPartitioning = partitions.Length > 0 && !partitions.SequenceEqual(table.PartitionColumns, StringComparer.OrdinalIgnoreCase);
        if (isNewPartitioning || (isNewSchema && !mayExtend))
        {
            throw Mismatch(table, data, isNewSchema, isNewPartitioning ? partitions : null, isOverwrite);
        }

        return isNewSchema ? table.WithSchema(merged) : table;
    }

    private static string[] PartitionsIn(StructType schema, IReadOnlyList<string> columns) => [.. columns.Select(column =>
        SchemaMerging.Find(schema, column)?.Name
        ?? throw new DeltaOperationException("DELTA_PARTITION_COLUMN_NOT_FOUND", $"Partition column {column} not found in schema [{schema.SimpleString}]"))];

    private static DeltaOperationException Mismatch(
        Metadata table, StructType data, bool isNewSchema, IReadOnlyList<string>? partitions, bool isOverwrite)
    {
        var message = new StringBuilder("A metadata mismatch was detected when writing to the Delta table.");
        if (isNewSchema)
        {
            message.Append("\nA schema mismatch detected when writing to the Delta table (Table ID: ").Append(table.Id).Append(").\n")
                .Append("To enable schema migration using DataFrameWriter or DataStreamWriter, please set: '.option(\"mergeSchema\", \"true\")'.\n\n")
                .Append("Not in the table: ").AppendJoin(", ", Differences(table.Schema, data, "")).Append("\n\nTable schema:\n").Append(Listed(table.Schema))
                .Append("\nData schema:\n").Append(Listed(data));
        }

        if (partitions is not null)
        {
            message.Append("\nPartition columns do not match the partition columns of the table.\nGiven: [").AppendJoin(", ", partitions)
                .Append("]\nTable: [").AppendJoin(", ", table.PartitionColumns).Append(']');
        }

        if (isOverwrite)
        {
            message.Append("\nTo overwrite your schema or change partitioning, please set: '.option(\"overwriteSchema\", \"true\")'. ")
                .Append("Note that the schema can't be overwritten when using 'replaceWhere'.");
        }

        return new DeltaOperationException("DELTA_METADATA_MISMATCH", message.ToString());
    }

    private static string Listed(StructType schema) => string.Concat(schema.Select(f => $"-- {f.Name}: {f.DataType.SimpleString}{(f.IsNullable ? "" : " NOT NULL")}\n"));

    private static IEnumerable<string> Differences(StructType table, StructType data, string prefix) => data.SelectMany(field =>
        (SchemaMerging.Find(table, field.Name), field.DataType) switch
        {
            (null, _) => [$"{prefix}{field.Name} {field.DataType.SimpleString}"],
            ({ DataType: StructType inner }, StructType outer) => Differences(inner, outer, $"{prefix}{field.Name}."),
            var (known, type) when known.DataType != type => [$"{prefix}{field.Name} {type.SimpleString} (table: {known.DataType.SimpleString})"],
            _ => Enumerable.Empty<string>(),
        });
}
