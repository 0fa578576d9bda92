using System.Data.SqlTypes;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Cli.Output;

/// <summary>
/// Rows as JSON lines: nulls are written, instants in UTC with Z, bytes in base64, maps as objects, and the floating numbers that
/// JSON has not as texts.
/// </summary>
internal static class RowJson
{
    // The text goes to a pipe or a terminal, never into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(IEnumerable<Row> rows, TextWriter output, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            output.WriteLine(Of(row));
        }
    }

    internal static string Of(Row row)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
            Write(json, row, row.Schema);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, object? value, DataType type)
    {
        switch (value, type)
        {
            case (Row row, StructType fields):
                WriteObject(json, fields.Select((field, i) => (field.Name, row[i], field.DataType)));
                break;
            case (IReadOnlyDictionary<object, object?> map, MapType entry):
                WriteObject(json, map.Select(pair => (Text(pair.Key, entry.KeyType), pair.Value, entry.ValueType)));
                break;
            case (object?[] elements, ArrayType array):
                json.WriteStartArray();
                foreach (var element in elements)
                    Write(json, element, array.ElementType);
                json.WriteEndArray();
                break;
            default:
                WriteSimple(json, value, type);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter json, IEnumerable<(string Name, object? Value, DataType Type)> members)
    {
        json.WriteStartObject();
        foreach (var (name, value, type) in members)
        {
            json.WritePropertyName(name);
            Write(json, value, type);
        }
        json.WriteEndObject();
    }

    private static void WriteSimple(Utf8JsonWriter json, object? value, DataType type)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case sbyte or short or int or long or decimal or SqlDecimal:
            case double number when double.IsFinite(number):
            case float single when float.IsFinite(single):
                json.WriteRawValue(Text(value, type));
                break;
            default:
                json.WriteStringValue(Text(value, type));
                break;
        }
    }

    private static string Text(object value, DataType type) => value switch
    {
        byte[] bytes => Convert.ToBase64String(bytes),
        bool truth => truth ? "true" : "false",
        Timestamp time => time.ToString().Replace(' ', 'T') + (type is TimestampType ? "Z" : ""),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
