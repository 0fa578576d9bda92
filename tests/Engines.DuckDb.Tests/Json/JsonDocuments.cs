using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Tests.Json;

/// <summary>A JSON object, and what <see cref="JsonDocuments.Schema"/> makes of it.</summary>
internal sealed record JsonSample(byte[] Json, object?[] Expected)
{
    public override string ToString() => System.Text.Encoding.UTF8.GetString(Json);
}

/// <summary>FsCheck generators of JSON objects.</summary>
internal static class JsonDocuments
{
    /// <summary>Bytes that are likely to break, or to change, a JSON text.</summary>
    internal static Gen<byte[]> Piece() => Gen.OneOf(
        Gen.Elements("", "\"", "\\", ",", ":", "{", "}", "[", "]", "0", "-", ".", "e9", "1", "null", "true", " ", "\n", "\t", "\0", "\u00e9", "\\u0061", "\\n", "\"a\":1,", "{\"a\":1}")
            .Select(System.Text.Encoding.UTF8.GetBytes),
        Gen.Choose(0, 255).Select(b => new[] { (byte)b }));

    /// <summary>An object with some of the schema's fields in another order, and a key that the schema has not.</summary>
    internal static Gen<JsonSample> Object(bool isNested) =>
        from text in Text()
        from number in ArbMap.Default.GeneratorFor<long>()
        from real in ArbMap.Default.GeneratorFor<NormalFloat>()
        from flag in ArbMap.Default.GeneratorFor<bool>()
        from items in !isNested ? Gen.Constant(new List<JsonSample>()) : Gen.ListOf(Object(isNested: false)).Select(l => l.Take(4).ToList())
        from present in Gen.ArrayOf(ArbMap.Default.GeneratorFor<bool>(), 5)
        from noise in Text()
        select Write(text, number, real.Get, flag, items, present, noise, isNested);

    /// <summary>The schema that an object of no depth, or of some, is read with.</summary>
    internal static StructType Schema(bool isNested)
    {
        var atomic = new StructType(
            new StructField("text", new StringType()),
            new StructField("number", new LongType()),
            new StructField("real", new DoubleType()),
            new StructField("flag", new BooleanType()));
        return isNested ? atomic.Add("items", new ArrayType(Schema(isNested: false))) : atomic;
    }

    private static Gen<string> Text() => ArbMap.Default.GeneratorFor<string>()
        .Select(s => new string([.. (s ?? "").Where(c => !char.IsSurrogate(c))]) + (s?.Length % 3 == 0 ? "\U0001F600" : ""));

    private static JsonSample Write(
        string text, long number, double real, bool flag, List<JsonSample> items, bool[] present, string noise, bool isNested)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = noise.Length % 2 == 0 }))
        {
            writer.WriteStartObject();
            Write(present[3], () => writer.WriteBoolean("flag", flag));
            Write(present[0], () => writer.WriteString("text", text));
            writer.WriteString("x" + noise, noise);
            Write(present[1], () => writer.WriteNumber("number", number));
            Write(present[2], () => writer.WriteNumber("real", real));
            Write(isNested && present[4], () => WriteItems(writer, items));
            writer.WriteEndObject();
        }

        object?[] atomic =
            [present[0] ? text : null, present[1] ? number : null, present[2] ? real : null, present[3] ? flag : null];
        return new JsonSample(stream.ToArray(), isNested ? [.. atomic, present[4] ? items.Select(i => (object?)i.Expected).ToArray() : null] : atomic);
    }

    private static void WriteItems(Utf8JsonWriter writer, List<JsonSample> items)
    {
        writer.WriteStartArray("items");
        items.ForEach(i => writer.WriteRawValue(i.Json));
        writer.WriteEndArray();
    }

    private static void Write(bool isPresent, Action write)
    {
        if (isPresent)
        {
            write();
        }
    }
}
