using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Json;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.SparkConnect.Json;

/// <summary>Reads strict JSON in the program, by the code that every engine has it from. It is one thread's.</summary>
internal sealed class StrictJsonReader
{
    private readonly StrictJsonExtractor<JsonCells.Target> _extractor;
    private readonly JsonCells _value;
    private readonly JsonCells _mismatches = new(new ArrayType(new StringType(), false));

    /// <param name="schema">The columns.</param>
    /// <param name="maxBytes">The most bytes that a text may have.</param>
    internal StrictJsonReader(StructType schema, int maxBytes)
    {
        _extractor = new StrictJsonExtractor<JsonCells.Target>(JsonColumn.Struct(schema), maxBytes);
        var plain = (StructType)WithoutMetadata(schema);
        _value = new JsonCells(plain);
        Type = TypeOf(plain);
    }

    /// <summary>What a text becomes.</summary>
    internal StructType Type { get; }

    /// <summary>Reads a text.</summary>
    internal Row Read(ReadOnlySpan<byte> json)
    {
        _value.Clear();
        _mismatches.Clear();
        var error = _extractor.Extract(json, 0, new JsonCells.Target(_value), new JsonCells.Target(_mismatches));
        return new Row(Type, error, _mismatches.Value(0), _value.Value(0));
    }

    /// <summary>A schema without the notes that tell how it is read, which are not the result's.</summary>
    internal static DataType WithoutMetadata(DataType type) => type switch
    {
        StructType s => new StructType(s.Select(f => new StructField(f.Name, WithoutMetadata(f.DataType), f.IsNullable))),
        ArrayType a => new ArrayType(WithoutMetadata(a.ElementType), a.ContainsNull),
        MapType m => new MapType(m.KeyType, WithoutMetadata(m.ValueType), m.ValueContainsNull),
        _ => type,
    };

    private static StructType TypeOf(StructType value) => new(
        new StructField("error", new StringType()),
        new StructField("mismatches", new ArrayType(new StringType(), false)),
        new StructField("value", value));
}
