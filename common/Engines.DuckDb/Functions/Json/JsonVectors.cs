using SparkPersonalization.DataFrames.Json;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Functions.Json;

/// <summary>Values of JSON into DuckDB's vectors.</summary>
/// <param name="vector">Writes into a vector.</param>
internal readonly struct JsonVectors(VectorWriter vector) : IJsonTarget<JsonVectors>
{
    public JsonVectors Element => new(vector.Element);

    public JsonVectors Field(int index) => new(vector.Field(index));

    public void WriteNull(int row) => vector.WriteNull(row);

    public void WriteBytes(int row, ReadOnlySpan<byte> bytes) => vector.WriteBytes(row, bytes);

    public void Write<T>(int row, T value)
        where T : unmanaged => vector.Write(row, value);

    public void BeginList(int row) => vector.BeginList(row);

    public int Append() => vector.Append();

    public void EndList() => vector.EndList();
}
