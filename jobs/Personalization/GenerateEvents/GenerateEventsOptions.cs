using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace SparkPersonalization.Personalization.GenerateEvents;

/// <summary>
/// What to generate. The same options give the same bytes on every machine (in zones other than UTC, as far as the
/// machines know the same time zone rules). Rates are shares between 0 and 1 and hold on average.
/// </summary>
public sealed record GenerateEventsOptions : IValidatableObject
{
    /// <summary>Where the pseudo-random numbers start; 42 by default. The same options again are the same events with the same ids, which are duplicates in one lake.</summary>
    [Description("Where the pseudo-random numbers start. The same options again give the same events, which are duplicates in one lake.")]
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 42;

    /// <summary>
    /// Records (lines) to write, copies and malformed ones included, met exactly. By default
    /// <see cref="Shoppers"/> times <see cref="Days"/> times <see cref="EventsPerShopper"/>, or 100,000 where no
    /// number of shoppers is given either.
    /// </summary>
    [Description("Records to write, copies and malformed ones included. Without it shoppers x days x events-per-shopper, or 100000 where shoppers is not given either.")]
    [Range(1L, 1_000_000_000L)]
    public long? Events { get; init; }

    /// <summary>People who may visit; by default as many as give each <see cref="EventsPerShopper"/> events a day.</summary>
    [Description("People who may visit. Without it as many as give each events-per-shopper events a day.")]
    [Range(1, 20_000_000)]
    public int? Shoppers { get; init; }

    /// <summary>
    /// Events of an average shopper in a day; 20 by default. It derives <see cref="Events"/> or
    /// <see cref="Shoppers"/>, whichever is not given, and says nothing where both are.
    /// </summary>
    [Description("Events of an average shopper in a day; derives events or shoppers, whichever is not given.")]
    [Range(1, 1_000)]
    public int EventsPerShopper { get; init; } = 20;

    /// <summary>First day, in <see cref="Zone"/>; 2025-03-03 by default.</summary>
    [Description("First day, in the zone.")]
    public DateOnly Start { get; init; } = new(2025, 3, 3);

    /// <summary>Days in which events are received; 1 by default. Late ones happened up to six days before.</summary>
    [Description("Days in which events are received.")]
    [Range(1, 366)]
    public int Days { get; init; } = 1;

    /// <summary>The shop's time zone (IANA name): its nights are quiet, its midnight ends sessions. UTC by default.</summary>
    [Description("The shop's time zone (IANA name): its nights are quiet, its midnight ends sessions.")]
    [Required(AllowEmptyStrings = false)]
    public string Zone { get; init; } = "UTC";

    /// <summary>Products in the catalogue; 2,000 by default.</summary>
    [Description("Products in the catalogue.")]
    [Range(10, 1_000_000)]
    public int Products { get; init; } = 2_000;

    /// <summary>Files into which the records of each hour of <c>receivedAt</c> are dealt; 1 by default.</summary>
    [Description("Files into which the records of each hour are dealt.")]
    [Range(1, 64)]
    public int FilesPerHour { get; init; } = 1;

    /// <summary>Accepted events that are sent again, one to three times, with other sending times; 0.02 by default.</summary>
    [Description("Share of accepted events that are sent again, one to three times.")]
    [Range(0.0, 1.0)]
    public double DuplicateRate { get; init; } = 0.02;

    /// <summary>Product events of which a copy with another price comes later; 0.002 by default.</summary>
    [Description("Share of product events of which a copy with another price comes later.")]
    [Range(0.0, 1.0)]
    public double ConflictRate { get; init; } = 0.002;

    /// <summary>
    /// Events that arrive from a minute to almost seven days late and must be accepted; 0.03 by default. Half of them
    /// belong to visits made offline before the first day, half are single events overtaken by later ones.
    /// </summary>
    [Description("Share of events that arrive up to seven days late and must be accepted.")]
    [Range(0.0, 1.0)]
    public double LateRate { get; init; } = 0.03;

    /// <summary>Events that arrive more than seven days late and must be refused; 0.003 by default.</summary>
    [Description("Share of events that arrive more than seven days late and must be refused.")]
    [Range(0.0, 1.0)]
    public double TooLateRate { get; init; } = 0.003;

    /// <summary>Devices whose clock is wrong, by minutes to nine days, early or late; 0.03 by default.</summary>
    [Description("Share of devices whose clock is wrong.")]
    [Range(0.0, 1.0)]
    public double SkewedDeviceRate { get; init; } = 0.03;

    /// <summary>Records damaged so that they must be refused as invalid; 0.005 by default.</summary>
    [Description("Share of records damaged so that they must be refused.")]
    [Range(0.0, 1.0)]
    public double MalformedRate { get; init; } = 0.005;

    /// <summary>Share of the malformed records that are larger than 1 MiB; 0.005 by default.</summary>
    [Description("Share of the malformed records that are larger than 1 MiB.")]
    [Range(0.0, 1.0)]
    public double OversizedShare { get; init; } = 0.005;

    /// <summary>Visits by bots that say so in their user agent; 0.03 by default.</summary>
    [Description("Share of visits by bots that say so in their user agent.")]
    [Range(0.0, 1.0)]
    public double BotRate { get; init; } = 0.03;

    /// <summary>Visits by the shop's own staff, marked by a private address or by <c>context.internal</c>; 0.01 by default.</summary>
    [Description("Share of visits by the shop's own staff.")]
    [Range(0.0, 1.0)]
    public double InternalRate { get; init; } = 0.01;

    /// <summary>
    /// Records of one crawler with an ordinary user agent, all in one session of the first night; 0 for none. By
    /// default 5,200 (over the session limit of 5,000 events) where at least 50,000 records are made, else none.
    /// </summary>
    [Description("Records of one crawler with an ordinary user agent, 0 for none. Without it 5200 where at least 50000 records are made, else none.")]
    [Range(0, 20_000)]
    public int? CrawlerEvents { get; init; }

    internal long TotalEvents => Events ?? (Shoppers is { } shoppers ? (long)shoppers * Days * EventsPerShopper : 100_000);

    internal int TotalShoppers => Shoppers ?? (int)Math.Clamp(TotalEvents / Days / EventsPerShopper, 1, 20_000_000);

    internal int TotalCrawlerEvents => CrawlerEvents ?? (TotalEvents >= 50_000 ? 5_200 : 0);

    /// <summary>The faults that no option has by itself.</summary>
    /// <param name="validationContext">Not used.</param>
    /// <returns>A result for each fault.</returns>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _))
            yield return new($"Zone '{Zone}' is not a time zone known here; take an IANA name such as Europe/Berlin.", [nameof(Zone)]);
        if (TotalCrawlerEvents > TotalEvents)
            yield return new($"CrawlerEvents ({TotalCrawlerEvents}) are more than all events ({TotalEvents}).", [nameof(CrawlerEvents)]);
        if (TotalEvents > 1_000_000_000)
            yield return new($"Shoppers, days and events per shopper give {TotalEvents} events; at most 1,000,000,000 are made.", [nameof(Shoppers)]);
    }

    /// <exception cref="ArgumentException">Options are out of range or do not fit together; the message tells all faults.</exception>
    internal void Validate()
    {
        var context = new ValidationContext(this);
        var results = new List<ValidationResult>();
        // The validator asks for faults of the whole only where each option holds by itself.
        var faults = Validator.TryValidateObject(this, context, results, validateAllProperties: true)
            ? []
            : results.Concat(Validate(context)).Select(result => result.ErrorMessage).Distinct().ToList();
        if (faults.Count > 0)
            throw new ArgumentException("The options of generate-events do not hold: " + string.Join(" ", faults));
    }
}
