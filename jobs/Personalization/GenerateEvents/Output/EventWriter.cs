using System.Buffers;
using System.Text.Json;
using SparkPersonalization.Personalization.GenerateEvents.Shop;
using SparkPersonalization.Personalization.GenerateEvents.Visits;

namespace SparkPersonalization.Personalization.GenerateEvents.Output;

/// <summary>
/// Writes a planned record as one JSON object, with those of its damages that are values of the object. Damages of the
/// bytes are <see cref="ByteDamage"/>'s.
/// </summary>
internal sealed partial class EventWriter : IDisposable
{
    private static readonly JsonEncodedText Browser = Texts.Json("browser");
    private static readonly JsonEncodedText Mobile = Texts.Json("mobile");
    private static readonly JsonEncodedText Server = Texts.Json("server");

    private readonly Utf8JsonWriter _json;
    private readonly IsoTime _time = new();
    private readonly UniqueIds _messageIds;
    private readonly UniqueIds _deviceIds;
    private readonly Dictionary<EventKind, Action<ShopEvent, PlannedRecord>> _properties;

    internal EventWriter(IBufferWriter<byte> output, GenerateEventsOptions options)
    {
        // The structure is fixed by the code below, so checking it at each call would only cost time.
        _json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Texts.Encoder, SkipValidation = true });
        _messageIds = UniqueIds.OfMessages(options);
        _deviceIds = UniqueIds.OfDevices(options);
        _properties = PropertyWriters();
    }

    internal void Write(in PlannedRecord record)
    {
        _json.Reset();
        _json.WriteStartObject();
        WriteWhat(record);
        WriteWho(record);
        WriteTimestamp(record);
        WriteContext(record);
        _properties[record.Event.Kind](record.Event, record);
        WriteArrival(record);
        _json.WriteEndObject();
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();

    private void WriteWhat(in PlannedRecord record)
    {
        var kind = record.Event.Kind;
        if (!(record.Damage == Damage.MissingField && record.Event.Number % 2 == 0))
            WriteMessageId(record);
        _json.WriteString(Names.Type, kind.Type);
        if (record.Damage == Damage.UnknownEvent)
            _json.WriteString(Names.Event, "Product Teleported");
        else if (kind.Event is { } name)
            _json.WriteString(Names.Event, name);
    }

    private void WriteMessageId(in PlannedRecord record)
    {
        if (record.Damage == Damage.BadPattern)
            _json.WriteString(Names.MessageId, "an id with spaces");
        else
            _json.WriteString(Names.MessageId, _messageIds.At(record.Event.Number));
    }

    private void WriteWho(in PlannedRecord record)
    {
        var visit = record.Event.Visit;
        var hidden = record.Damage == Damage.NoIdentity;
        if (hidden || visit.Visitor == Visitor.Server)
            _json.WriteNull(Names.AnonymousId);
        else
            _json.WriteString(Names.AnonymousId, _deviceIds.At(visit.Device.Number));
        if (hidden || record.Event.Identity is null)
            _json.WriteNull(Names.UserId);
        else
            _json.WriteString(Names.UserId, record.Event.Identity.Written);
    }

    private void WriteTimestamp(in PlannedRecord record)
    {
        var device = record.Event.Visit.Device;
        if (record.Damage == Damage.BadFormat)
            _json.WriteString(Names.Timestamp, "yesterday at noon");
        else if (!(record.Damage == Damage.MissingField && record.Event.Number % 2 != 0))
            _json.WriteString(Names.Timestamp, _time.Format(record.Event.Time - record.Event.Stored + device.ClockError, device.OffsetMinutes));
    }

    private void WriteArrival(in PlannedRecord record)
    {
        var device = record.Event.Visit.Device;
        var sentAt = record.Event.Time + record.Event.SentAfter + record.Resent + device.ClockError;
        _json.WriteString(Names.SentAt, _time.Format(sentAt, device.OffsetMinutes));
        _json.WriteString(Names.ReceivedAt, _time.Format(record.ReceivedAt, 0));
    }
}
