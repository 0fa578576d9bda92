using Parquet;
using Parquet.Schema;

namespace SparkPersonalization.Export.Columns;

/// <summary>A leaf column of a row group that is being filled.</summary>
internal abstract class LeafColumn : ColumnNode
{
    /// <summary>About how many bytes the values take that were added since the last flush.</summary>
    internal abstract long Bytes { get; }

    /// <summary>Writes what was added, and forgets it.</summary>
    internal abstract Task Flush(ParquetRowGroupWriter group, CancellationToken cancellation);
}

/// <summary>A leaf column whose values Parquet.Net takes in one form.</summary>
/// <typeparam name="T">The form: that of Parquet's physical type.</typeparam>
/// <param name="field">The column as Parquet.Net's physical type, part of a schema when the first value comes.</param>
/// <param name="name">The column's name for people.</param>
/// <param name="convert">Makes the form of a row's value.</param>
/// <param name="size">The bytes of a value.</param>
internal sealed class LeafColumn<T>(DataField field, string name, Func<object, T> convert, Func<T, int> size) : LeafColumn
    where T : struct
{
    private readonly GrowingArray<T> _values = new();
    private readonly GrowingArray<int> _definitions = new();
    private readonly GrowingArray<int> _repetitions = new();
    private long _bytes;

    internal override long Bytes => _bytes;

    internal override void Add(object? value, int repetition, int definition)
    {
        if (value is null)
        {
            AddNothing(repetition, field.IsNullable ? definition : throw MissingValue());
            return;
        }

        var converted = Converted(value);
        _values.Add(converted);
        _bytes += size(converted);
        AddNothing(repetition, field.IsNullable ? definition + 1 : definition);
    }

    internal override void AddNothing(int repetition, int definition)
    {
        if (field.MaxDefinitionLevel > 0)
        {
            _definitions.Add(definition);
        }

        if (field.MaxRepetitionLevel > 0)
        {
            _repetitions.Add(repetition);
        }
    }

    internal override async Task Flush(ParquetRowGroupWriter group, CancellationToken cancellation)
    {
        var definitions = field.MaxDefinitionLevel > 0 ? _definitions.Items : default(ReadOnlyMemory<int>?);
        var repetitions = field.MaxRepetitionLevel > 0 ? _repetitions.Items : default(ReadOnlyMemory<int>?);
        await group.WriteAllPartsAsync(field, _values.Items, definitions, repetitions, cancellation).ConfigureAwait(false);
        _values.Clear();
        _definitions.Clear();
        _repetitions.Clear();
        _bytes = 0;
    }

    private T Converted(object value)
    {
        try
        {
            return convert(value);
        }
        catch (Exception e) when (e is InvalidCastException or OverflowException or System.Text.EncoderFallbackException)
        {
            throw new ExportException($"The value '{value}' of column '{name}' does not fit the column's type: {e.Message}", e);
        }
    }

    private ExportException MissingValue() => new($"A row has no value in column '{name}', which may not be null. Correct the table's rows or its schema.");
}
