using System.Buffers.Text;

namespace SparkPersonalization.DataFrames.Json;

/// <summary>Where in a text the reading is, such as <c>properties.products[2].price</c>. Names and a map's keys stand in it as they are.</summary>
internal sealed class JsonPath
{
    private Segment[] _segments = new Segment[8];
    private byte[] _buffer = new byte[256];
    private int _depth;
    private int _length;

    /// <summary>Goes back to the outermost value.</summary>
    internal void Reset() => _depth = 0;

    /// <summary>Goes into a field.</summary>
    internal void Push(byte[] name) => Push(new Segment(name, default, -1));

    /// <summary>Goes into a map's value.</summary>
    /// <param name="key">The key as it is written, with its escapes.</param>
    internal void Push(JsonToken key) => Push(new Segment(null, key, -1));

    /// <summary>Goes into an array.</summary>
    internal void PushElements() => Push(new Segment(null, default, -1));

    /// <summary>Goes to the array's next element.</summary>
    internal void NextElement()
    {
        ref var segment = ref _segments[_depth - 1];
        segment = segment with { Index = segment.Index + 1 };
    }

    /// <summary>Goes out again.</summary>
    internal void Pop() => _depth--;

    /// <summary>The path and what was found there, such as <c>price:string</c>. It lives until the next is asked for.</summary>
    internal ReadOnlySpan<byte> Describe(ReadOnlySpan<byte> text, ReadOnlySpan<byte> found)
    {
        _length = 0;
        foreach (var segment in _segments.AsSpan(0, _depth))
        {
            if (segment.Index >= 0)
            {
                AppendIndex(segment.Index);
                continue;
            }

            Append(_length == 0 ? [] : "."u8);
            Append(segment.Name ?? segment.Key.In(text));
        }

        Append(":"u8);
        Append(found);
        return _buffer.AsSpan(0, _length);
    }

    private void Push(Segment segment)
    {
        if (_depth == _segments.Length)
        {
            Array.Resize(ref _segments, 2 * _depth);
        }

        _segments[_depth++] = segment;
    }

    private void AppendIndex(int index)
    {
        Span<byte> digits = stackalloc byte[10];
        Utf8Formatter.TryFormat(index, digits, out var length);
        Append("["u8);
        Append(digits[..length]);
        Append("]"u8);
    }

    private void Append(ReadOnlySpan<byte> part)
    {
        if (_buffer.Length - _length < part.Length)
        {
            Array.Resize(ref _buffer, 2 * (_length + part.Length));
        }

        part.CopyTo(_buffer.AsSpan(_length));
        _length += part.Length;
    }

    // A field's name, or else a map's key, unless it is an element's index.
    private readonly record struct Segment(byte[]? Name, JsonToken Key, int Index);
}
