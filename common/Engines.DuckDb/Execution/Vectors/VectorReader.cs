using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Execution.Vectors;

/// <summary>
/// Reads the values of a flat DuckDB vector in place. It is made once for a type and then bound to one vector after another, so that
/// reading allocates nothing. What it returns by reference lives as long as the vector that it is bound to.
/// </summary>
/// <remarks>
/// A column and its nested parts are a tree of readers. A struct's fields have the struct's rows; a list's (or map's) elements lie one
/// list after another in <see cref="Element"/>, where <see cref="List"/> tells which rows are whose.
/// </remarks>
internal sealed unsafe class VectorReader
{
    private readonly VectorReader[] _children;
    private void* _data;
    private ulong* _validity;

    internal VectorReader(DuckDbType type)
    {
        Type = type;
        _children = type.Kind switch
        {
            DuckDbTypeKind.Struct => [.. type.Fields.Select(f => new VectorReader(f.Type))],
            DuckDbTypeKind.List => [new VectorReader(type.Element)],
            DuckDbTypeKind.Map => [new VectorReader(DuckDbType.Struct(type.Fields))],
            _ => [],
        };
    }

    /// <summary>The values' type.</summary>
    internal DuckDbType Type { get; }

    /// <summary>Whether a row of this vector may be null. A struct's null rows are null in its fields as well.</summary>
    internal bool MayHaveNulls => _validity != null;

    /// <summary>The elements of a list, or the key-value structs of a map.</summary>
    internal VectorReader Element => _children[0];

    /// <summary>A struct's field.</summary>
    internal VectorReader Field(int index) => _children[index];

    /// <summary>Whether a row is null.</summary>
    internal bool IsNull(int row) => _validity != null && (_validity[row >> 6] & (1UL << (row & 63))) == 0;

    /// <summary>
    /// The value at a row, as DuckDB holds it: <see cref="DuckDbTypeKind.Date"/> as int days, timestamps as long microseconds since 1970,
    /// decimals as unscaled short, int, long or <see cref="Int128"/> by their precision. At a null row it has no meaning.
    /// </summary>
    internal T Value<T>(int row)
        where T : unmanaged => ((T*)_data)[row];

    /// <summary>The values of the first <paramref name="count"/> rows, in the form of <see cref="Value{T}"/>.</summary>
    internal ReadOnlySpan<T> Values<T>(int count)
        where T : unmanaged => new(_data, count);

    /// <summary>The bytes of a text (UTF-8) or a blob; empty at a null row.</summary>
    internal ReadOnlySpan<byte> Bytes(int row) => IsNull(row) ? [] : NativeString.Bytes((NativeString*)_data + row);

    /// <summary>The rows of <see cref="Element"/> that a list or map holds; none at a null row.</summary>
    internal (int Start, int Count) List(int row)
    {
        if (IsNull(row))
        {
            return (0, 0);
        }

        var entry = ((ListEntry*)_data)[row];
        return (checked((int)entry.Offset), checked((int)entry.Length));
    }

    /// <summary>Turns to another vector, which must be flat and of this type.</summary>
    internal void Bind(nint vector)
    {
        _data = NativeApi.VectorData(vector);
        _validity = NativeApi.VectorValidity(vector);
        switch (Type.Kind)
        {
            case DuckDbTypeKind.List or DuckDbTypeKind.Map:
                Element.Bind(NativeApi.ListChild(vector));
                break;
            case DuckDbTypeKind.Struct:
                for (var i = 0; i < _children.Length; i++)
                {
                    _children[i].Bind(NativeApi.StructChild(vector, (ulong)i));
                }

                break;
        }
    }
}
