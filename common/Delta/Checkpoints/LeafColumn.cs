using Parquet;
using Parquet.Schema;

namespace SparkPersonalization.Delta.Checkpoints;

/// <summary>One primitive column of a row group, read row by row from the first. A column that the file lacks is null in each row.</summary>
internal sealed class LeafColumn<T>
    where T : struct
{
    private readonly T[] _values;
    private readonly int[]? _definitions;
    private readonly int[]? _repetitions;
    private readonly int _maxDefinition;
    private int _entry;
    private int _value;

    private LeafColumn(T[] values, int[]? definitions, int[]? repetitions, int maxDefinition)
    {
        _values = values;
        _definitions = definitions;
        _repetitions = repetitions;
        _maxDefinition = maxDefinition;
    }

    internal bool IsMissing => _values.Length == 0;

    internal static LeafColumn<T> Read(ParquetRowGroupReader group, DataField? field)
    {
        if (field is null || !CheckpointSchema.MayHaveValues(group, field))
        {
            return new LeafColumn<T>([], [], null, 0);
        }

        var count = checked((int)group.GetMetadata(field)!.MetaData!.NumValues);
        var values = new T[count];
        var definitions = field.MaxDefinitionLevel > 0 ? new int[count] : null;
        var repetitions = field.MaxRepetitionLevel > 0 ? new int[count] : null;
        group.ReadRawAsync<T>(field, values, Buffer(definitions), Buffer(repetitions)).Finish();
        return new LeafColumn<T>(values, definitions, repetitions, field.MaxDefinitionLevel);
    }

    /// <summary>The value of the next row, for a column that has one a row.</summary>
    internal T? Next()
    {
        if (IsMissing)
        {
            return null;
        }

        return IsDefined(_entry++) ? _values[_value++] : null;
    }

    /// <summary>The value of an entry to come, without taking it; all entries before it have values of their own or are null.</summary>
    /// <param name="ahead">Which one, from 0.</param>
    internal T? Peek(int ahead)
    {
        if (IsMissing || !IsDefined(_entry + ahead))
        {
            return null;
        }

        var value = _value;
        for (var i = 0; i < ahead; i++)
        {
            value += IsDefined(_entry + i) ? 1 : 0;
        }

        return _values[value];
    }

    /// <summary>Takes entries.</summary>
    /// <param name="entries">How many.</param>
    internal void Skip(int entries)
    {
        for (var i = 0; i < entries; i++)
        {
            Next();
        }
    }

    /// <summary>How many entries the next row has, for a column inside a list or map.</summary>
    internal int EntriesOfNextRow()
    {
        if (IsMissing)
        {
            return 0;
        }

        var end = _entry + 1;
        while (end < _repetitions!.Length && _repetitions[end] > 0)
        {
            end++;
        }

        return end - _entry;
    }

    /// <summary>How deep the entry that <see cref="Next"/> would take is defined: below the maximum for nulls and empty lists.</summary>
    internal int DefinitionOfNext() => _definitions?[_entry] ?? _maxDefinition;

    // The implicit conversion would make an empty buffer of none.
    private static Memory<int>? Buffer(int[]? levels) => levels is null ? default(Memory<int>?) : levels.AsMemory();

    private bool IsDefined(int entry) => _definitions is null || _definitions[entry] == _maxDefinition;
}
