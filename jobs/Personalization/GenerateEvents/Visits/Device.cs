using SparkPersonalization.Personalization.GenerateEvents.Shop;
using SparkPersonalization.Personalization.GenerateEvents.Truth;

namespace SparkPersonalization.Personalization.GenerateEvents.Visits;

/// <summary>A browser with a tracker's cookie.</summary>
internal sealed class Device(long number, UserAgent agent, Country country)
{
    private SessionState _session;

    /// <summary>Counts devices; the anonymous id is made from it.</summary>
    internal long Number { get; } = number;

    internal UserAgent Agent { get; } = agent;

    internal Country Country { get; } = country;

    /// <summary>Which of the country's spellings its tracker uses.</summary>
    internal byte CountrySpelling { get; init; }

    /// <summary>Which of the currency's spellings its tracker uses.</summary>
    internal byte CurrencySpelling { get; init; }

    /// <summary>IPv4 address, or 0 for one of version 6 that follows from the number.</summary>
    internal uint Address { get; init; }

    /// <summary>How much the clock is fast, in milliseconds; negative where slow.</summary>
    internal long ClockError { get; init; }

    /// <summary>The offset in which the tracker writes times, in minutes.</summary>
    internal short OffsetMinutes { get; init; }

    /// <summary>Whether its tracker marks it as the shop's own (<c>context.internal</c>).</summary>
    internal bool MarkedInternal { get; init; }

    /// <summary>Who is logged in; null for guests.</summary>
    internal Identity? Identity { get; set; }

    /// <summary>What lies in the cart, kept from visit to visit.</summary>
    internal CartLine[] Cart { get; set; } = [];

    /// <summary>The cart's number; 0 before the first.</summary>
    internal long CartNumber { get; set; }

    /// <summary>From when on it can make another visit.</summary>
    internal long FreeAt { get; set; }

    /// <summary>Whether silver has an event of it without a user.</summary>
    internal bool SeenAsGuest { get; set; }

    /// <summary>Whether silver has any event of it.</summary>
    internal bool Seen { get; set; }

    /// <summary>Whether silver has a Checkout Started of it without a user.</summary>
    internal bool CheckedOutAsGuest { get; set; }

    /// <summary>Its open session.</summary>
    internal ref SessionState Session => ref _session;
}
