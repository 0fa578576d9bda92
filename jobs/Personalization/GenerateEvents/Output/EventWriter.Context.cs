using System.Text.Json;
using SparkPersonalization.Personalization.GenerateEvents.Shop;
using SparkPersonalization.Personalization.GenerateEvents.Visits;

namespace SparkPersonalization.Personalization.GenerateEvents.Output;

internal sealed partial class EventWriter
{
    private void WriteContext(in PlannedRecord record)
    {
        var made = record.Event;
        WriteChannel(record);
        _json.WriteStartObject(Names.Context);
        _json.WriteString(Names.Ip, made.Visit.Address);
        WriteDevice(record);
        if (made.Visit.Device.MarkedInternal)
            _json.WriteBoolean(Names.Internal, true);
        _json.WriteStartObject(Names.Location);
        _json.WriteString(Names.Country, made.Visit.Country);
        _json.WriteEndObject();
        if (made.Visit.Visitor != Visitor.Server)
            WritePage(made);
        if (made.Campaign is { } campaign)
            WriteCampaign(campaign);
        _json.WriteEndObject();
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

    private void WriteDevice(in PlannedRecord record)
    {
        var device = record.Event.Visit.Device;
        _json.WriteString(Names.UserAgent, device.Agent.Text);
        if (record.Damage == Damage.WrongType)
            _json.WriteNumber(Names.Locale, 7);
        else
            _json.WriteString(Names.Locale, device.Country.Locale);
        _json.WriteStartObject(Names.Device);
        _json.WriteString(Names.Type, device.Agent.DeviceType);
        _json.WriteEndObject();
        _json.WriteStartObject(Names.Os);
        _json.WriteString(Names.Name, device.Agent.System);
        _json.WriteEndObject();
        WriteScreen(device.Agent, negative: record.Damage == Damage.OutOfRange && !record.Event.Kind.HasPrice);
    }

    private void WriteScreen(UserAgent agent, bool negative)
    {
        _json.WriteStartObject(Names.Screen);
        _json.WriteNumber(Names.Width, negative ? -1 : agent.Width);
        _json.WriteNumber(Names.Height, agent.Height);
        _json.WriteEndObject();
    }

    private void WritePage(ShopEvent made)
    {
        _json.WriteStartObject(Names.Page);
        _json.WriteString(Names.Path, PathOf(made));
        _json.WriteString(Names.Url, UrlOf(made));
        if (made.Campaign is not null)
            _json.WriteString(Names.Referrer, Referrer);
        _json.WriteEndObject();
    }

    private void WriteCampaign(Campaign campaign)
    {
        _json.WriteStartObject(Names.Campaign);
        _json.WriteString(Names.Source, campaign.Source);
        _json.WriteString(Names.Medium, campaign.Medium);
        if (campaign.Name is { } name)
            _json.WriteString(Names.Name, name);
        _json.WriteEndObject();
    }

    private static JsonEncodedText PathOf(ShopEvent made) => made.Product?.Path ?? made.Category?.Path ?? made.Kind.Path;

    private static JsonEncodedText UrlOf(ShopEvent made) => made.Product?.Url ?? made.Category?.Url ?? made.Kind.Url;
}
