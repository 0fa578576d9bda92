using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Personalization.Tables.SilverEvents;
using Window = SparkPersonalization.DataFrames.Window;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>
/// Decides among copies of one event, in the batch and in silver. The copy that silver has stays; else the one that was received first. A
/// copy that says the same is a duplicate; one that says something else is in conflict.
/// </summary>
internal static class Deduplication
{
    /// <summary>What becomes of a copy: one of the values below.</summary>
    internal const string Fate = "fate";
    internal const string Accepted = "accepted";
    internal const string Duplicate = "duplicate";
    internal const string Conflict = "conflict";

    private const string KnownHash = "known_hash";
    private const string KnownFrom = "known_from";
    private const string KnownTo = "known_to";
    private const string Place = "place";
    private const string FirstHash = "first_hash";

    /// <summary>The ids that a batch has more than once.</summary>
    internal static DataFrame Repeated(DataFrame events) => events
        .GroupBy(EventId).Agg(Count(Lit(1)).As("copies"))
        .Filter(Col("copies") > 1)
        .Select(EventId);

    /// <summary>Adds the <see cref="Fate"/> of each copy.</summary>
    /// <param name="copies">Events of which the batch or silver has others with the same id: all those of the batch.</param>
    /// <param name="known">The rows of silver with their ids: <c>event_id</c>, <c>event_time</c>, <c>content_hash</c>.</param>
    /// <param name="horizon">How far apart in event time copies may be.</param>
    internal static DataFrame Judge(DataFrame copies, DataFrame known, TimeSpan horizon)
    {
        var newest = known.GroupBy(EventId).Agg(
            MaxBy(Col(ContentHash), Col(EventTime)).As(KnownHash),
            Min(EventTime).As(KnownFrom),
            Max(EventTime).As(KnownTo));
        var order = Window.PartitionBy(EventId).OrderBy([.. Order.Select(name => Col(name).Asc())]);
        return copies.Join(newest, [EventId], "left_outer")
            .WithColumn(Place, RowNumber().Over(order))
            .WithColumn(FirstHash, First(Col(ContentHash)).Over(order))
            .WithColumn(Fate, FateOf(horizon))
            .Drop(KnownHash, KnownFrom, KnownTo, Place, FirstHash);
    }

    // A total order but for records that are equal in every byte, so that a batch redone picks the same.
    private static readonly string[] Order = [ReceivedAt, SentAt, ContentHash, BronzeEvents.File, BronzeEvents.Topic, BronzeEvents.Partition, BronzeEvents.Offset, BronzeEvents.Raw];

    private static Column FateOf(TimeSpan horizon)
    {
        var limit = horizon.Ticks / TimeSpan.TicksPerMicrosecond;
        var isKnown = Col(KnownHash).IsNotNull()
            & (UnixMicros(Col(EventTime)) >= UnixMicros(Col(KnownFrom)) - limit)
            & (UnixMicros(Col(EventTime)) <= UnixMicros(Col(KnownTo)) + limit);
        var said = When(isKnown, Col(KnownHash)).Otherwise(Col(FirstHash));
        return When(!isKnown & (Col(Place) == 1), Accepted).When(said == Col(ContentHash), Duplicate).Otherwise(Conflict);
    }
}
