using System.Numerics;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Execution.Vectors;

internal sealed unsafe partial class VectorWriter
{
    private int _length;
    private int _capacity;
    private int _listRow;
    private int _listStart;

    /// <summary>The elements of a list, or the key-value structs of a map.</summary>
    internal VectorWriter Element => _children[0];

    private bool IsList => Type.Kind is DuckDbTypeKind.List or DuckDbTypeKind.Map;

    /// <summary>Starts the list or map of a row. Lists are written one at a time.</summary>
    internal void BeginList(int row)
    {
        _listRow = row;
        _listStart = _length;
    }

    /// <summary>Adds an element to the list that was begun.</summary>
    /// <returns>The row of <see cref="Element"/> at which to write it.</returns>
    internal int Append()
    {
        if (_length == _capacity)
        {
            Grow();
        }

        return _length++;
    }

    /// <summary>Ends the list that was begun.</summary>
    internal void EndList() =>
        Write(_listRow, new ListEntry((ulong)_listStart, (ulong)(_length - _listStart)));

    private void Grow()
    {
        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(NativeApi.VectorSize, checked(_capacity + 1)));
        if (NativeApi.ReserveList(_vector, (ulong)capacity) != NativeApi.Success)
        {
            throw new InvalidOperationException($"DuckDB has no room for {capacity} list elements in one vector.");
        }

        _capacity = capacity;
        Element.Moved();
    }

    // Growing a list's child vector moves its data and that of its struct fields, and nothing else.
    private void Moved()
    {
        _data = NativeApi.VectorData(_vector);
        _validity = NativeApi.VectorValidity(_vector);
        if (Type.Kind is DuckDbTypeKind.Struct)
        {
            foreach (var child in _children)
            {
                child.Moved();
            }
        }
    }
}
