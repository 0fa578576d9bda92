using SparkPersonalization.Personalization.GenerateEvents.Shop;

namespace SparkPersonalization.Personalization.GenerateEvents.Visits;

/// <summary>One thing that happened, in true time (milliseconds since 1970 UTC).</summary>
internal sealed class ShopEvent(EventKind kind, Visit visit, long time)
{
    internal EventKind Kind { get; } = kind;

    /// <summary>Where and by whom.</summary>
    internal Visit Visit { get; } = visit;

    internal long Time { get; } = time;

    /// <summary>Counts events from 1, given when it is planned; the message id is made from it.</summary>
    internal long Number { get; set; }

    /// <summary>Who was logged in.</summary>
    internal Identity? Identity { get; set; }

    /// <summary>What brought the shopper to this page.</summary>
    internal Campaign? Campaign { get; init; }

    internal Category? Category { get; init; }

    internal Product? Product { get; init; }

    internal int Quantity { get; init; } = 1;

    internal CartLine[] Lines { get; init; } = [];

    internal Checkout? Checkout { get; init; }

    internal int Step { get; init; }

    /// <summary>What was searched for, or the coupon's code.</summary>
    internal string? Text { get; init; }

    /// <summary>The number of the cart at that moment.</summary>
    internal long CartNumber { get; init; }

    /// <summary>
    /// The way from the device to the collector, the same for all copies, so that the corrected time is the same
    /// whichever of them stays.
    /// </summary>
    internal int Transport { get; set; }

    /// <summary>How long after it happened it was first sent.</summary>
    internal long SentAfter { get; set; }

    /// <summary>How much earlier it claims to have happened: events stored on a device for more than a week.</summary>
    internal long Stored { get; set; }

    /// <summary>When it happened as refining finds: <c>timestamp + (receivedAt - sentAt)</c>.</summary>
    internal long EventTime => Time - Stored + Transport;

    /// <summary>How late it first arrives, <c>receivedAt</c> minus the corrected event time.</summary>
    internal long Lateness => SentAfter + Stored;
}
