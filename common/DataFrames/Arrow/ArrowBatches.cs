using Apache.Arrow;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Arrow;

/// <summary>Rows as batches of Arrow's, and back.</summary>
internal static class ArrowBatches
{
    /// <summary>A batch of some rows.</summary>
    /// <param name="schema">Their schema.</param>
    /// <param name="rows">All rows, in the forms of <see cref="Row"/>.</param>
    /// <param name="start">The first of the batch, from 0.</param>
    /// <param name="count">How many.</param>
    internal static RecordBatch Of(StructType schema, IReadOnlyList<IReadOnlyList<object?>> rows, int start, int count) => new(
        ArrowTypes.Schema(schema),
        schema.Select((field, column) => ArrowArrayFactory.BuildArray(ArrowColumn.Of(Column(rows, column, start, count), field.DataType))),
        count);

    /// <summary>The rows of batches.</summary>
    /// <exception cref="ArgumentException">There is no batch, the schemas differ, or Spark has no type for a column's.</exception>
    internal static (StructType Schema, List<object?[]> Rows) Read(IEnumerable<RecordBatch> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        StructType? schema = null;
        var rows = new List<object?[]>();
        foreach (var batch in batches)
        {
            var columns = ArrowTypes.Columns(batch.Schema);
            schema ??= columns;
            if (columns != schema)
            {
                throw new ArgumentException($"A batch has the schema {columns.SimpleString}, but the first one {schema.SimpleString}.", nameof(batches));
            }

            rows.AddRange(Rows(batch, schema));
        }

        return schema is null ? throw new ArgumentException("There is no batch, so that the columns are not known. Give one without rows.", nameof(batches)) : (schema, rows);
    }

    /// <summary>The rows of a batch, whose columns have a schema's types in order; names are not compared.</summary>
    /// <exception cref="NotSupportedException">A column does not hold values of its type.</exception>
    internal static IEnumerable<object?[]> Rows(RecordBatch batch, StructType schema)
    {
        var columns = schema.Select((field, i) => ColumnReaders.Of(batch.Column(i), field.DataType)).ToArray();
        return Enumerable.Range(0, batch.Length).Select(row => System.Array.ConvertAll(columns, read => read(row)));
    }

    private static object?[] Column(IReadOnlyList<IReadOnlyList<object?>> rows, int column, int start, int count)
    {
        var values = new object?[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = rows[start + i][column];
        }

        return values;
    }
}
