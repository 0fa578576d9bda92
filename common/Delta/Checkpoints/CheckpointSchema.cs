using Parquet;
using Parquet.Schema;

namespace SparkPersonalization.Delta.Checkpoints;

/// <summary>Finds columns in a checkpoint's schema. Writers differ in what they leave out and in how they name the parts of maps and lists.</summary>
internal static class CheckpointSchema
{
    /// <summary>The field at a path of struct members, or null.</summary>
    internal static Field? Find(ParquetSchema schema, params ReadOnlySpan<string> path)
    {
        Field? found = null;
        IReadOnlyList<Field> fields = schema.Fields;
        foreach (var name in path)
        {
            found = fields.FirstOrDefault(f => f.Name == name);
            fields = found is StructField s ? s.Fields : [];
        }

        return found;
    }

    internal static DataField? Leaf(ParquetSchema schema, params ReadOnlySpan<string> path) => Find(schema, path) as DataField;

    internal static (DataField? Key, DataField? Value) Map(ParquetSchema schema, params ReadOnlySpan<string> path) =>
        Find(schema, path) is MapField map ? (map.Key as DataField, map.Value as DataField) : default;

    internal static DataField? List(ParquetSchema schema, params ReadOnlySpan<string> path) => Find(schema, path) switch
    {
        ListField list => list.Item as DataField,
        DataField { IsArray: true } repeated => repeated,
        _ => null,
    };

    /// <summary>Whether some row may have a value in a column: not where the row group lacks it, or says that all rows are null.</summary>
    internal static bool MayHaveValues(ParquetRowGroupReader group, DataField field) => group.GetMetadata(field)?.MetaData is { } column
        && (field.MaxRepetitionLevel > 0 || column.Statistics?.NullCount != column.NumValues);
}
