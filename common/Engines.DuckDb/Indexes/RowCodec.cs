using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>The values that an index holds of a row.</summary>
/// <param name="types">The values' types.</param>
internal sealed class RowCodec(IReadOnlyList<DataType> types)
{
    // Rows of a few texts and numbers, so that most are written without another array.
    private const int UsualSize = 512;

    private readonly IndexValueCodec[] _values = [.. types.Select(type => IndexValueCodec.Of(type) ?? throw new ArgumentException($"A {type.SimpleString} is no value of an index.", nameof(types)))];

    /// <summary>Whether values of a type can be in an index.</summary>
    internal static bool CanEncode(DataType type) => IndexValueCodec.Of(type) is not null;

    /// <summary>The bytes of a row's values.</summary>
    /// <param name="row">The key and the values.</param>
    internal byte[] Encode(IReadOnlyList<object?> row)
    {
        using var bytes = new MemoryStream(UsualSize);
        using var writer = new BinaryWriter(bytes);
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i].WriteNullable(writer, row[i + 1]);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>The row of a key and some bytes.</summary>
    internal object?[] Decode(object key, byte[] values)
    {
        using var reader = new BinaryReader(new MemoryStream(values));
        var row = new object?[_values.Length + 1];
        row[0] = key;
        for (var i = 0; i < _values.Length; i++)
        {
            row[i + 1] = _values[i].ReadNullable(reader);
        }

        return row;
    }
}
