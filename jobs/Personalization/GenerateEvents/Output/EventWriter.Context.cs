using System.Buffers;
using System.Text.Json;
using SparkPersonalization.Personalization.GenerateEvents.Shop;
using SparkPersonalization.Personalization.GenerateEvents.Visits;

namespace SparkPersonalization.Personalization.GenerateEvents.Output;

internal sealed partial class EventWriter
{
    private readonly ArrayBufferWriter<byte> _context = new(2_048);

    // All events of a visit share most of the context, so that part is formatted once and copied.
    private void WriteContext(in PlannedRecord record)
    {
        var made = record.Event;
        WriteChannel(record);
        _context.ResetWrittenCount();
        _context.Write(record.Damage is Damage.None ? made.Visit.ContextHead ??= ContextHead(record) : ContextHead(record));
        if (made.Visit.Visitor != Visitor.Server)
            AppendPage(made);
        if (made.Campaign is { } campaign)
        {
            _context.Write(",\"campaign\":"u8);
            _context.Write(campaign.Value);
        }
        _context.Write("}"u8);
        _json.WritePropertyName(Names.Context);
        _json.WriteRawValue(_context.WrittenSpan, skipInputValidation: true);
    }

    private void AppendPage(ShopEvent made)
    {
        _context.Write(",\"page\":"u8);
        _context.Write(made.Product?.Place ?? made.Category?.Place ?? made.Kind.Place);
        if (made.Campaign is not null)
            _context.Write(",\"referrer\":\"https://search.example/\""u8);
        _context.Write("}"u8);
    }

    private void WriteChannel(in PlannedRecord record)
    {
        if (record.Damage == Damage.BadEnum)
            _json.WriteString(Names.Channel, "carrier pigeon");
        else
            _json.WriteString(Names.Channel, ChannelOf(record.Event.Visit));
    }

    private static JsonEncodedText ChannelOf(Visit visit)
    {
        if (visit.Visitor == Visitor.Server)
            return Server;
        return visit.Device.Agent.Width is > 0 and < 500 ? Mobile : Browser;
    }

    /// <summary>The context without page and campaign, not yet closed.</summary>
    private static byte[] ContextHead(in PlannedRecord record)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Texts.Encoder }))
        {
            json.WriteStartObject();
            WriteDevice(json, record);
            json.WriteStartObject(Names.Location);
            json.WriteString(Names.Country, record.Event.Visit.Country);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return bytes.WrittenSpan[..^1].ToArray();
    }

    private static void WriteDevice(Utf8JsonWriter json, in PlannedRecord record)
    {
        var device = record.Event.Visit.Device;
        json.WriteString(Names.Ip, Addresses.Of(device));
        json.WriteString(Names.UserAgent, device.Agent.Text);
        if (record.Damage == Damage.WrongType)
            json.WriteNumber(Names.Locale, 7);
        else
            json.WriteString(Names.Locale, device.Country.Locale);
        if (device.MarkedInternal)
            json.WriteBoolean(Names.Internal, true);
        WriteNested(json, Names.Device, Names.Type, device.Agent.DeviceType);
        WriteNested(json, Names.Os, Names.Name, device.Agent.System);
        WriteScreen(json, device.Agent, negative: record.Damage == Damage.OutOfRange && !record.Event.Kind.HasPrice);
    }

    private static void WriteNested(Utf8JsonWriter json, JsonEncodedText outer, JsonEncodedText inner, JsonEncodedText value)
    {
        json.WriteStartObject(outer);
        json.WriteString(inner, value);
        json.WriteEndObject();
    }

    private static void WriteScreen(Utf8JsonWriter json, UserAgent agent, bool negative)
    {
        json.WriteStartObject(Names.Screen);
        json.WriteNumber(Names.Width, negative ? -1 : agent.Width);
        json.WriteNumber(Names.Height, agent.Height);
        json.WriteEndObject();
    }
}
