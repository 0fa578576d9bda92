using System.Text.Json;

namespace SparkPersonalization.Personalization.GenerateEvents.Visits;

/// <summary>Who visits, which decides what becomes of the events.</summary>
internal enum Visitor
{
    Shopper,
    Robot,
    Staff,
    Crawler,
    Server,
}

/// <summary>One stay in the shop on one device: what all its events share.</summary>
internal sealed class Visit(Device device, Visitor visitor)
{
    internal Device Device { get; } = device;

    internal Visitor Visitor { get; } = visitor;

    /// <summary>The shopper's number; the device may log in to the account of another.</summary>
    internal int Shopper { get; init; } = -1;

    /// <summary>Until when the device was offline: what happens before is sent then. 0 where it was online.</summary>
    internal long OnlineFrom { get; init; }

    internal JsonEncodedText Country => Device.Country.Spellings[Device.CountrySpelling];

    internal JsonEncodedText Currency => Device.Country.CurrencySpellings[Device.CurrencySpelling];

    /// <summary>What the context of all events begins with, kept by the writer after the first.</summary>
    internal byte[]? ContextHead { get; set; }
}
