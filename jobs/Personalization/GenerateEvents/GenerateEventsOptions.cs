using System.ComponentModel.DataAnnotations;

namespace SparkPersonalization.Personalization.GenerateEvents;

/// <summary>
/// What to generate. The same options give the same bytes on every machine (in zones other than UTC, as far as the
/// machines know the same time zone rules). Rates are shares between 0 and 1 and hold on average.
/// </summary>
public sealed record GenerateEventsOptions
{
    /// <summary>Where the pseudo-random numbers start; 42 by default.</summary>
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 42;

    /// <summary>
    /// Records (lines) to write, copies and malformed ones included, met exactly. By default
    /// <see cref="Shoppers"/> times <see cref="Days"/> times <see cref="EventsPerShopper"/>, or 100,000 where no
    /// number of shoppers is given either.
    /// </summary>
    [Range(1L, 1_000_000_000L)]
    public long? Events { get; init; }

    /// <summary>People who may visit; by default as many as give each <see cref="EventsPerShopper"/> events a day.</summary>
    [Range(1, 20_000_000)]
    public int? Shoppers { get; init; }

    /// <summary>
    /// Events of an average shopper in a day; 20 by default. It derives <see cref="Events"/> or
    /// <see cref="Shoppers"/>, whichever is not given, and says nothing where both are.
    /// </summary>
    [Range(1, 1_000)]
    public int EventsPerShopper { get; init; } = 20;

    /// <summary>First day, in <see cref="Zone"/>; 2025-03-03 by default.</summary>
    public DateOnly Start { get; init; } = new(2025, 3, 3);

    /// <summary>Days in which events are received; 1 by default. Late ones happened up to six days before.</summary>
    [Range(1, 366)]
    public int Days { get; init; } = 1;

    /// <summary>The shop's time zone (IANA name): its nights are quiet, its midnight ends sessions. UTC by default.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Zone { get; init; } = "UTC";

    /// <summary>Products in the catalogue; 2,000 by default.</summary>
    [Range(10, 1_000_000)]
    public int Products { get; init; } = 2_000;

    /// <summary>Files into which the records of each hour of <c>receivedAt</c> are dealt; 1 by default.</summary>
    [Range(1, 64)]
    public int FilesPerHour { get; init; } = 1;

    /// <summary>Accepted events that are sent again, one to three times, with other sending times; 0.02 by default.</summary>
    [Range(0.0, 1.0)]
    public double DuplicateRate { get; init; } = 0.02;

    /// <summary>Product events of which a copy with another price comes later; 0.002 by default.</summary>
    [Range(0.0, 1.0)]
    public double ConflictRate { get; init; } = 0.002;

    /// <summary>
    /// Events that arrive from a minute to almost seven days late and must be accepted; 0.03 by default. Half of them
    /// belong to visits made offline before the first day, half are single events overtaken by later ones.
    /// </summary>
    [Range(0.0, 1.0)]
    public double LateRate { get; init; } = 0.03;

    /// <summary>Events that arrive more than seven days late and must be refused; 0.003 by default.</summary>
    [Range(0.0, 1.0)]
    public double TooLateRate { get; init; } = 0.003;

    /// <summary>Devices whose clock is wrong, by minutes to nine days, early or late; 0.03 by default.</summary>
    [Range(0.0, 1.0)]
    public double SkewedDeviceRate { get; init; } = 0.03;

    /// <summary>Records damaged so that they must be refused as invalid; 0.005 by default.</summary>
    [Range(0.0, 1.0)]
    public double MalformedRate { get; init; } = 0.005;

    /// <summary>Share of the malformed records that are larger than 1 MiB; 0.005 by default.</summary>
    [Range(0.0, 1.0)]
    public double OversizedShare { get; init; } = 0.005;

    /// <summary>Visits by bots that say so in their user agent; 0.03 by default.</summary>
    [Range(0.0, 1.0)]
    public double BotRate { get; init; } = 0.03;

    /// <summary>Visits by the shop's own staff, marked by a private address or by <c>context.internal</c>; 0.01 by default.</summary>
    [Range(0.0, 1.0)]
    public double InternalRate { get; init; } = 0.01;

    /// <summary>
    /// Records of one crawler with an ordinary user agent, all in one session of the first night; 0 for none. By
    /// default 5,200 (over the session limit of 5,000 events) where at least 50,000 records are made, else none.
    /// </summary>
    [Range(0, 20_000)]
    public int? CrawlerEvents { get; init; }

    internal long TotalEvents => Events ?? (Shoppers is { } shoppers ? (long)shoppers * Days * EventsPerShopper : 100_000);

    internal int TotalShoppers => Shoppers ?? (int)Math.Clamp(TotalEvents / Days / EventsPerShopper, 1, 20_000_000);

    internal int TotalCrawlerEvents => CrawlerEvents ?? (TotalEvents >= 50_000 ? 5_200 : 0);

    /// <exception cref="ArgumentException">Options are out of range or do not fit together; the message tells all faults.</exception>
    internal void Validate()
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(this, new ValidationContext(this), results, validateAllProperties: true);
        var faults = results.Select(result => result.ErrorMessage ?? "invalid").ToList();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _))
            faults.Add($"Zone '{Zone}' is not a time zone known here; take an IANA name such as Europe/Berlin.");
        if (TotalCrawlerEvents > TotalEvents)
            faults.Add($"CrawlerEvents ({TotalCrawlerEvents}) are more than all events ({TotalEvents}).");
        if (TotalEvents > 1_000_000_000)
            faults.Add($"Shoppers, days and events per shopper give {TotalEvents} events; at most 1,000,000,000 are made.");
        if (faults.Count > 0)
            throw new ArgumentException("The options of generate-events do not hold: " + string.Join(" ", faults));
    }
}
