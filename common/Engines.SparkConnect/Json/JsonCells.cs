using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Json;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.SparkConnect.Json;

/// <summary>The values of a column that are read from JSON, in the forms of rows.</summary>
internal sealed class JsonCells
{
    private readonly DataType _type;
    private readonly JsonCells[] _children;
    private readonly List<object?> _cells = [];
    private int _listRow;
    private int _listStart;
    private int _length;

    internal JsonCells(DataType type)
    {
        _type = type;
        _children = type switch
        {
            StructType s => [.. s.Select(f => new JsonCells(f.DataType))],
            ArrayType a => [new JsonCells(a.ElementType)],
            MapType m => [new JsonCells(new StructType(new StructField("key", m.KeyType), new StructField("value", m.ValueType)))],
            _ => [],
        };
    }

    /// <summary>The value at a row.</summary>
    internal object? Value(int row) => _type switch
    {
        StructType s => IsNull(row) ? null : new Row(s, [.. _children.Select(c => c.Value(row))]),
        ArrayType => At(row) is Span span ? span.Rows.Select(_children[0].Value).ToArray() : null,
        MapType => At(row) is Span span ? span.Rows.ToDictionary(r => _children[0]._children[0].Value(r)!, _children[0]._children[1].Value) : null,
        _ => At(row),
    };

    /// <summary>Forgets all values, for the next text.</summary>
    internal void Clear()
    {
        _cells.Clear();
        _length = 0;
        foreach (var child in _children)
        {
            child.Clear();
        }
    }

    private object? At(int row) => row < _cells.Count ? _cells[row] : null;

    // A struct has no value of its own: it is there unless it is said to be null.
    private bool IsNull(int row) => At(row) is Missing;

    private void Put(int row, object? value)
    {
        while (_cells.Count <= row)
        {
            _cells.Add(null);
        }

        _cells[row] = value;
    }

    private object Held<T>(T value)
        where T : unmanaged => (_type, (object)value) switch
    {
        (BooleanType, byte b) => b != 0,
        (DateType, int days) => new Date(days),
        (TimestampType, long micros) => new Timestamp(micros),
        (DecimalType d, short v) => Decimals.Box(v, (byte)d.Scale),
        (DecimalType d, int v) => Decimals.Box(v, (byte)d.Scale),
        (DecimalType d, long v) => Decimals.Box(v, (byte)d.Scale),
        (DecimalType d, Int128 v) => Decimals.Box(v, (byte)d.Scale),
        (_, var other) => other,
    };

    /// <summary>Takes the values.</summary>
    /// <param name="cells">Where they go.</param>
    internal readonly struct Target(JsonCells cells) : IJsonTarget<Target>
    {
        public Target Element => new(cells._children[0]);

        public Target Field(int index) => new(cells._children[index]);

        public void WriteNull(int row) => cells.Put(row, cells._type is StructType ? Missing.Instance : null);

        public void WriteBytes(int row, ReadOnlySpan<byte> bytes) => cells.Put(row, Encoding.UTF8.GetString(bytes));

        public void Write<T>(int row, T value)
            where T : unmanaged => cells.Put(row, cells.Held(value));

        public void BeginList(int row)
        {
            cells._listRow = row;
            cells._listStart = cells._length;
        }

        public int Append() => cells._length++;

        public void EndList() => cells.Put(cells._listRow, new Span(cells._listStart, cells._length - cells._listStart));
    }

    private sealed record Span(int Start, int Length)
    {
        internal IEnumerable<int> Rows => Enumerable.Range(Start, Length);
    }

    private sealed class Missing
    {
        internal static readonly Missing Instance = new();
    }
}
