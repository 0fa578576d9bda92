using Parquet;
using Parquet.Schema;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Checkpoints;

/// <summary>Columns of a checkpoint as the values that actions are made of, read row by row.</summary>
internal sealed class TextColumn(ParquetRowGroupReader group, DataField? field)
{
    private readonly LeafColumn<ReadOnlyMemory<char>> _leaf = LeafColumn<ReadOnlyMemory<char>>.Read(group, field);

    internal string? Next() => _leaf.Next() is { } text ? new string(text.Span) : null;
}

/// <summary>Whole numbers of any width.</summary>
internal sealed class NumberColumn
{
    private readonly Func<long?> _next;

    internal NumberColumn(ParquetRowGroupReader group, DataField? field)
    {
        if (field?.ClrType == typeof(int))
        {
            var leaf = LeafColumn<int>.Read(group, field);
            _next = () => leaf.Next();
        }
        else
        {
            var leaf = LeafColumn<long>.Read(group, field);
            _next = leaf.Next;
        }
    }

    internal long? Next() => _next();
}

/// <summary>Lists of texts.</summary>
internal sealed class ListColumn(ParquetRowGroupReader group, DataField? item)
{
    private readonly LeafColumn<ReadOnlyMemory<char>> _items = LeafColumn<ReadOnlyMemory<char>>.Read(group, item);
    private readonly int _depthOfItems = (item?.MaxDefinitionLevel ?? 0) - (item?.IsNullable == true ? 1 : 0);

    /// <summary>The list of the next row; empty where the list is empty, null where the list itself is null.</summary>
    internal IReadOnlyList<string>? Next()
    {
        var entries = _items.EntriesOfNextRow();
        if (entries == 0)
        {
            return null;
        }

        var depth = _items.DefinitionOfNext();
        var texts = new List<string>(entries);
        for (var i = 0; i < entries; i++)
        {
            if (_items.Next() is { } text)
            {
                texts.Add(new string(text.Span));
            }
        }

        // An entry at the depth of the list but not of an item stands for an empty list, a shallower one for none.
        return texts.Count > 0 || depth >= _depthOfItems - 1 ? texts : null;
    }
}

/// <summary>Texts that are seldom read, packed together.</summary>
internal sealed class PackedTextColumn(ParquetRowGroupReader group, DataField? field)
{
    private readonly LeafColumn<ReadOnlyMemory<char>> _leaf = LeafColumn<ReadOnlyMemory<char>>.Read(group, field);
    private readonly PackedText.Packer _packer = new();

    internal PackedText? Next() => _leaf.Next() is { } text ? _packer.Add(text.Span) : null;
}

/// <summary>Maps of texts. Neighbouring rows share their keys.</summary>
internal sealed class MapColumn(ParquetRowGroupReader group, (DataField? Key, DataField? Value) map)
{
    private readonly LeafColumn<ReadOnlyMemory<char>> _keys = LeafColumn<ReadOnlyMemory<char>>.Read(group, map.Key);
    private readonly LeafColumn<ReadOnlyMemory<char>> _values = LeafColumn<ReadOnlyMemory<char>>.Read(group, map.Value);
    private string[] _lastKeys = [];
    private StringMap _last = StringMap.Empty;
    private string?[] _lastValues = [];

    internal StringMap Next()
    {
        var entries = _keys.EntriesOfNextRow();
        return entries == 0 ? StringMap.Empty : entries == _last.Count && TakeSame() ? _last : Taken(entries);
    }

    // Rows of one partition follow one another, and share its map.
    private bool TakeSame()
    {
        for (var i = 0; i < _lastKeys.Length; i++)
        {
            if (_keys.Peek(i) is not { } key || !key.Span.SequenceEqual(_lastKeys[i]) || !IsLast(_values.Peek(i), _lastValues[i]))
            {
                return false;
            }
        }

        _keys.Skip(_lastKeys.Length);
        _values.Skip(_lastKeys.Length);
        return true;
    }

    private static bool IsLast(ReadOnlyMemory<char>? value, string? last) =>
        value is { } text ? last is not null && text.Span.SequenceEqual(last) : last is null;

    private StringMap Taken(int entries)
    {
        var keys = new string[entries];
        var values = new string?[entries];
        var count = 0;
        for (var i = 0; i < entries; i++)
        {
            var key = _keys.Next();
            var value = _values.Next();
            if (key is { } text)
            {
                keys[count] = count < _lastKeys.Length && text.Span.SequenceEqual(_lastKeys[count]) ? _lastKeys[count] : new string(text.Span);
                values[count++] = value is { } v ? new string(v.Span) : null;
            }
        }

        return count == 0 ? StringMap.Empty : Made(keys[..count], values[..count]);
    }

    private StringMap Made(string[] keys, string?[] values)
    {
        _lastKeys = keys.AsSpan().SequenceEqual(_lastKeys) ? _lastKeys : keys;
        _lastValues = values;
        return _last = new StringMap(_lastKeys, values);
    }
}
