using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Execution.Vectors;

/// <summary>
/// Writes values straight into a DuckDB vector. It is made once for a type and then bound to one vector after another, so that writing
/// allocates nothing on the managed heap.
/// </summary>
/// <remarks>
/// Every row must be written once, in each field of a struct that is not null. <see cref="WriteNull"/> on a struct covers its fields.
/// A list's elements are written into <see cref="Element"/> at the rows that <see cref="Append"/> returns, between
/// <see cref="BeginList"/> and <see cref="EndList"/>; a map's elements are structs of key and value.
/// </remarks>
internal sealed unsafe partial class VectorWriter
{
    private readonly VectorWriter[] _children;
    private nint _vector;
    private void* _data;
    private ulong* _validity;

    internal VectorWriter(DuckDbType type)
    {
        Type = type;
        _children = type.Kind switch
        {
            DuckDbTypeKind.Struct => [.. type.Fields.Select(f => new VectorWriter(f.Type))],
            DuckDbTypeKind.List => [new VectorWriter(type.Element)],
            DuckDbTypeKind.Map => [new VectorWriter(DuckDbType.Struct(type.Fields))],
            _ => [],
        };
    }

    /// <summary>The values' type.</summary>
    internal DuckDbType Type { get; }

    /// <summary>A struct's field.</summary>
    internal VectorWriter Field(int index) => _children[index];

    /// <summary>Writes a value as DuckDB holds it; see <see cref="VectorReader.Value{T}"/>.</summary>
    internal void Write<T>(int row, T value)
        where T : unmanaged => ((T*)_data)[row] = value;

    /// <summary>The first <paramref name="count"/> rows, to write values of fixed width in one loop.</summary>
    internal Span<T> Values<T>(int count)
        where T : unmanaged => new(_data, count);

    /// <summary>Writes a null, in a struct's fields too.</summary>
    internal void WriteNull(int row)
    {
        if (_validity == null)
        {
            NativeApi.EnsureValidityWritable(_vector);
            _validity = NativeApi.VectorValidity(_vector);
        }

        _validity[row >> 6] &= ~(1UL << (row & 63));
        switch (Type.Kind)
        {
            case DuckDbTypeKind.Struct:
                foreach (var child in _children)
                {
                    child.WriteNull(row);
                }

                break;
            case DuckDbTypeKind.Varchar or DuckDbTypeKind.Blob:
                ((NativeString*)_data)[row] = default;
                break;
            case DuckDbTypeKind.List or DuckDbTypeKind.Map:
                ((ListEntry*)_data)[row] = default;
                break;
        }
    }

    /// <summary>Turns to another vector, which must be flat, of this type and without values yet.</summary>
    internal void Bind(nint vector)
    {
        _vector = vector;
        _data = NativeApi.VectorData(vector);
        _validity = NativeApi.VectorValidity(vector);
        if (IsList)
        {
            _length = (int)NativeApi.ListSize(vector);
            _capacity = _length;
        }

        BindChildren();
    }

    /// <summary>Tells DuckDB how many elements the lists hold. Called once, when all rows are written.</summary>
    internal void Complete()
    {
        if (IsList)
        {
            NativeApi.SetListSize(_vector, (ulong)_length);
        }

        foreach (var child in _children)
        {
            child.Complete();
        }
    }

    private void BindChildren()
    {
        for (var i = 0; i < _children.Length; i++)
        {
            _children[i].Bind(IsList ? NativeApi.ListChild(_vector) : NativeApi.StructChild(_vector, (ulong)i));
        }
    }
}
