using Parquet;
using Parquet.Schema;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Checkpoints;

/// <summary>One primitive column of a checkpoint that is being written: takes the actions of a row group, then writes itself.</summary>
internal abstract class CheckpointColumn
{
    /// <summary>Adds one row.</summary>
    internal abstract void Add(DeltaAction action);

    /// <summary>Writes the rows added since the last time.</summary>
    internal abstract void Flush(ParquetRowGroupWriter group);
}

/// <summary>A column with one value a row, of actions of one kind.</summary>
/// <param name="leaf">The column.</param>
/// <param name="get">The value of an action; null for null.</param>
/// <param name="hasParent">Whether an action has the struct that the column is in; the action itself by default.</param>
internal sealed class ScalarColumn<TAction, T>(DataField leaf, Func<TAction, T?> get, Func<TAction, bool>? hasParent = null) : CheckpointColumn
    where TAction : DeltaAction
    where T : struct
{
    private readonly List<T> _values = [];
    private readonly List<int> _definitions = [];

    internal override void Add(DeltaAction action)
    {
        if (action is not TAction typed)
        {
            _definitions.Add(0);
        }
        else if (get(typed) is { } value)
        {
            _values.Add(value);
            _definitions.Add(leaf.MaxDefinitionLevel);
        }
        else
        {
            _definitions.Add(leaf.MaxDefinitionLevel - (hasParent is null || hasParent(typed) ? 1 : 2));
        }
    }

    internal override void Flush(ParquetRowGroupWriter group)
    {
        group.WriteAllPartsAsync<T>(leaf, _values.ToArray(), _definitions.ToArray(), null, CancellationToken.None).Finish();
        _values.Clear();
        _definitions.Clear();
    }
}

/// <summary>A column with any number of texts a row: the elements of a list, the keys or the values of a map.</summary>
/// <param name="leaf">The column.</param>
/// <param name="get">The texts of an action; null for no list.</param>
internal sealed class RepeatedColumn<TAction>(DataField leaf, Func<TAction, IEnumerable<string?>?> get) : CheckpointColumn
    where TAction : DeltaAction
{
    private readonly List<ReadOnlyMemory<char>> _values = [];
    private readonly List<int> _definitions = [];
    private readonly List<int> _repetitions = [];

    // The depth of an entry; a nullable one that is not null is one deeper. A column knows its depth once it is part of a schema.
    private int EntryDepth => leaf.MaxDefinitionLevel - (leaf.IsNullable ? 1 : 0);

    internal override void Add(DeltaAction action)
    {
        var texts = action is TAction typed ? get(typed) : null;
        var repetition = 0;
        foreach (var text in texts ?? [])
        {
            AddEntry(text, repetition);
            repetition = 1;
        }

        if (repetition == 0)
        {
            _repetitions.Add(0);
            _definitions.Add(action is not TAction ? 0 : EntryDepth - (texts is null ? 2 : 1));
        }
    }

    internal override void Flush(ParquetRowGroupWriter group)
    {
        group.WriteAllPartsAsync<ReadOnlyMemory<char>>(
            leaf, _values.ToArray(), _definitions.ToArray(), _repetitions.ToArray(), CancellationToken.None).Finish();
        _values.Clear();
        _definitions.Clear();
        _repetitions.Clear();
    }

    private void AddEntry(string? text, int repetition)
    {
        _repetitions.Add(repetition);
        _definitions.Add(text is null ? EntryDepth : leaf.MaxDefinitionLevel);
        if (text is not null)
        {
            _values.Add(text.AsMemory());
        }
    }
}
