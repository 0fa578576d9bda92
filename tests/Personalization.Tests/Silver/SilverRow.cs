using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.Tests.Silver;

/// <summary>
/// An event of <c>silver/events</c> as tests write it: only what matters to them, the rest as refine would have it. Business columns are
/// given by <see cref="With"/>.
/// </summary>
internal sealed record SilverRow
{
    /// <summary>The instant of an event that tells none.</summary>
    internal static readonly DateTimeOffset DefaultTime = new(2025, 3, 3, 12, 0, 0, TimeSpan.Zero);

    internal string EventId { get; init; } = "e1";

    internal string Kind { get; init; } = EventKinds.ProductViewed;

    /// <summary>When it happened; the date, the device's times and, where none is given, the time of receipt follow from it.</summary>
    internal DateTimeOffset EventTime { get; init; } = DefaultTime;

    internal DateTimeOffset? ReceivedAt { get; init; }

    internal string? AnonymousId { get; init; } = "a1";

    internal string? UserId { get; init; }

    /// <summary>The other columns, by name.</summary>
    private IReadOnlyDictionary<string, object?> Others { get; init; } = new Dictionary<string, object?>
    {
        [SilverEvents.Channel] = "web",
        [BronzeEvents.File] = "test.jsonl",
        [BronzeEvents.Occurrence] = 1,
        [SilverEvents.ContentHash] = 0L,
    };

    /// <summary>The event with values in other columns of silver.</summary>
    /// <exception cref="ArgumentException">Silver has no such column.</exception>
    internal SilverRow With(params (string Column, object? Value)[] values)
    {
        var others = new Dictionary<string, object?>(Others);
        foreach (var (column, value) in values)
            others[SilverEvents.Table.Schema.FieldNames.Contains(column) ? column : throw new ArgumentException($"silver has no column '{column}'")] = value;
        return this with { Others = others };
    }

    /// <summary>The event with a campaign; null columns for an empty name.</summary>
    internal SilverRow WithCampaign(string? name, string source = "newsletter", string medium = "email") => With(
        (SilverEvents.CampaignSource, name is null ? null : source),
        (SilverEvents.CampaignMedium, name is null ? null : medium),
        (SilverEvents.CampaignName, name));

    internal Row ToRow()
    {
        var received = ReceivedAt ?? EventTime.AddSeconds(1);
        var values = new Dictionary<string, object?>(Others)
        {
            [SilverEvents.EventId] = EventId,
            [SilverEvents.Kind] = Kind,
            [SilverEvents.EventDate] = new Date(DateOnly.FromDateTime(EventTime.UtcDateTime)),
            [SilverEvents.EventTime] = new Timestamp(EventTime),
            [SilverEvents.OriginalTimestamp] = new Timestamp(EventTime),
            [SilverEvents.SentAt] = new Timestamp(received),
            [SilverEvents.ReceivedAt] = new Timestamp(received),
            [SilverEvents.IngestedAt] = new Timestamp(received.AddSeconds(1)),
            [SilverEvents.AnonymousId] = AnonymousId,
            [SilverEvents.UserId] = UserId,
        };
        return new Row(SilverEvents.Table.Schema, [.. SilverEvents.Table.Schema.FieldNames.Select(name => values.GetValueOrDefault(name))]);
    }
}
