using System.Text.Json;
using System.Text.Json.Serialization;

namespace SparkPersonalization.DataFrames.Streams;

/// <summary>Writes a row of metrics as an object by its columns' names: numbers, texts and truth values as they are, others as <c>Show</c> has them, in UTC.</summary>
internal sealed class MetricsJson : JsonConverter<Row>
{
    private static readonly CellText InUtc = new("UTC");

    public override Row Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Metrics are written only.");

    public override void Write(Utf8JsonWriter writer, Row value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        for (var i = 0; i < value.Size(); i++)
        {
            writer.WritePropertyName(value.Schema[i].Name);
            WriteCell(writer, value[i], value.Schema[i].DataType);
        }

        writer.WriteEndObject();
    }

    private static void WriteCell(Utf8JsonWriter writer, object? value, Types.DataType type)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case sbyte or short or int or long:
                writer.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(InUtc.Of(value, type));
                break;
        }
    }
}
