namespace SparkPersonalization.Personalization.GenerateEvents.Truth;

/// <summary>
/// What a correct pipeline finds in generated events under its default rules. Counted while generating, by plain code
/// that shares nothing with the pipeline. <c>Records = Silver + Duplicates + Quarantined</c>.
/// </summary>
public sealed record GeneratedTruth
{
    /// <summary>The generator that wrote it: a number that grows when the same options give other bytes.</summary>
    public int Generator { get; init; } = EventGenerator.Version;

    /// <summary>From what it was generated.</summary>
    public required GenerateEventsOptions Options { get; init; }

    /// <summary>Files written.</summary>
    public required int Files { get; init; }

    /// <summary>Lines written.</summary>
    public required long Records { get; init; }

    /// <summary>Rows of silver: accepted events, each once.</summary>
    public required long Silver { get; init; }

    /// <summary>Copies that equal an accepted event but for their sending times.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Rows of the quarantine.</summary>
    public required long Quarantined { get; init; }

    /// <summary>Rows of the quarantine by the first reason that holds; the order is malformed, invalid by schema, bot, internal, too late, conflict.</summary>
    public required IReadOnlyDictionary<string, long> QuarantinedByReason { get; init; }

    /// <summary>Accepted events whose first copy arrived a minute or more late.</summary>
    public required long LateAccepted { get; init; }

    /// <summary>Rows of silver by the event's name, or the call's type where it is no track call.</summary>
    public required IReadOnlyDictionary<string, long> SilverByKind { get; init; }

    /// <summary>Rows of silver by the UTC date of the corrected event time.</summary>
    public required IReadOnlyDictionary<DateOnly, long> SilverByEventDate { get; init; }

    /// <summary>Sessions under the default rules.</summary>
    public required long Sessions { get; init; }

    /// <summary>Sessions of more than 5,000 events, counted in <see cref="Sessions"/> too.</summary>
    public required long BotSessions { get; init; }

    /// <summary>Accepted Order Completed events, one for each order id.</summary>
    public required long Orders { get; init; }

    /// <summary>Accepted Order Refunded events.</summary>
    public required long Refunds { get; init; }

    /// <summary>Accepted Checkout Started events: rows of the feature table.</summary>
    public required long Checkouts { get; init; }

    /// <summary>Sum of the orders' totals by ISO currency.</summary>
    public required IReadOnlyDictionary<string, decimal> RevenueByCurrency { get; init; }

    /// <summary>Sum of the refunds' totals by ISO currency.</summary>
    public required IReadOnlyDictionary<string, decimal> RefundedByCurrency { get; init; }

    /// <summary>Distinct anonymous ids in silver.</summary>
    public required long Devices { get; init; }

    /// <summary>Distinct user ids in silver, trimmed and in lower case.</summary>
    public required long Users { get; init; }

    /// <summary>Distinct shoppers in silver: the row's user id, else its anonymous id.</summary>
    public required long Shoppers { get; init; }

    /// <summary>Distinct shoppers with a Checkout Started: rows that serving gets.</summary>
    public required long CheckoutShoppers { get; init; }
}
