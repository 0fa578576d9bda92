using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.Silver;

namespace SparkPersonalization.Personalization.Tests.Sessionize;

/// <summary>An event as the rules see it, and histories of them that are dense in the rules' edges.</summary>
internal sealed record TestEvent(string Id, DateTimeOffset Time, string? Anonymous, string? User, string? Campaign, string Kind = EventKinds.Page)
{
    /// <summary>The order's number, for an order.</summary>
    internal int? Order { get; init; }

    /// <summary>What pages, devices and checkouts tell, as a number; null where the event tells nothing.</summary>
    internal int? Tells { get; init; }

    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMicroseconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(29), TimeSpan.FromMinutes(29), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30),
        TimeSpan.FromMinutes(30) + TimeSpan.FromMicroseconds(1), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
        TimeSpan.FromHours(12) + TimeSpan.FromMicroseconds(1), TimeSpan.FromHours(23), TimeSpan.FromDays(1),
    ];

    // Midnights of Berlin and of UTC, around the days on which Berlin's clocks change.
    private static readonly DateTimeOffset[] Beginnings =
    [
        new(2025, 3, 29, 22, 30, 0, TimeSpan.Zero), new(2025, 3, 30, 21, 59, 59, TimeSpan.Zero), new(2025, 10, 25, 22, 0, 0, TimeSpan.Zero),
        new(2025, 10, 26, 22, 45, 0, TimeSpan.Zero), new(2025, 3, 3, 11, 0, 0, TimeSpan.Zero), new(1969, 12, 31, 23, 50, 0, TimeSpan.Zero),
    ];

    internal string? Key => Anonymous is not null ? $"a:{Anonymous}" : User is not null ? $"u:{User}" : null;

    /// <summary>The event as a row; its campaign has no medium, as trackers often tell none.</summary>
    internal SilverRow ToSilver() => new SilverRow { EventId = Id, EventTime = Time, AnonymousId = Anonymous, UserId = User, Kind = Kind }
        .WithCampaign(Campaign)
        .With(
            (SilverEvents.CampaignMedium, null),
            (SilverEvents.OrderId, Order is null ? null : $"o{Order}"),
            (SilverEvents.Total, Order is null ? null : Order + 0.25m * (Tells ?? 0)),
            (SilverEvents.Currency, Order is null ? null : Tells is 1 ? "EUR" : "USD"),
            (SilverEvents.PagePath, Tells is null ? null : $"/{Tells}"),
            (SilverEvents.DeviceType, Tells is 1 or 2 ? $"device {Tells}" : null),
            (SilverEvents.Step, (long?)Tells));

    /// <summary>Histories of a few keys: each event some step after one before it, so that edges are met exactly.</summary>
    internal static Gen<TestEvent[]> Histories(int most) =>
        from begins in Gen.Elements(Beginnings)
        from drafts in Gen.ListOf(Draft()).Resize(most)
        select Place(begins, [.. drafts]);

    private static Gen<DraftEvent> Draft() =>
        from step in Gen.Elements(Steps)
        from key in Gen.Choose(0, 9)
        from campaign in Gen.Elements("", "", "", "spring", "summer")
        from kind in Gen.Elements(EventKinds.Page, EventKinds.ProductViewed, EventKinds.ProductAdded, EventKinds.OrderCompleted)
        from order in Gen.Choose(1, 2)
        from tells in Gen.Choose(0, 3)
        select new DraftEvent(step, key, campaign.Length == 0 ? null : campaign, kind, order, tells);

    // Most events are of one key, so that its history is long.
    private static TestEvent[] Place(DateTimeOffset begins, DraftEvent[] drafts)
    {
        var time = begins;
        return [.. drafts.Select((draft, i) => new TestEvent(
            $"e{(i * 7919) % 1000:000}-{i}",
            time += draft.Step,
            draft.Key switch { 9 => null, 8 or 7 => null, 6 => "a2", _ => "a1" },
            draft.Key switch { 9 => null, 8 => "a1", 7 or 5 => "u1", _ => null },
            draft.Campaign,
            draft.Kind)
        {
            Order = draft.Kind == EventKinds.OrderCompleted ? draft.Order : null,
            Tells = draft.Tells == 0 ? null : draft.Tells,
        })];
    }

    private sealed record DraftEvent(TimeSpan Step, int Key, string? Campaign, string Kind, int Order, int Tells);
}
