using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Personalization.Tables.SilverEvents;
using Window = SparkPersonalization.DataFrames.Window;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>
/// Decides among copies of one event, in the batch and in silver. The copy that silver has stays; else the one that was received first. A
/// copy that says the same is a duplicate; one that says something else is in conflict. An event is a copy of another that stays where their
/// times are no further apart than the horizon, so that it makes no difference whether they come in one batch, or in several in the order in
/// which they were received.
/// </summary>
internal static class Deduplication
{
    /// <summary>What becomes of a copy: one of the values below.</summary>
    internal const string Fate = "fate";
    internal const string Accepted = "accepted";
    internal const string Duplicate = "duplicate";
    internal const string Conflict = "conflict";

    private const string Known = "known";
    private const string KnownHash = "known_hash";
    private const string IsKnown = "is_known";
    private const string Place = "place";
    private const string First = "first";
    private const string Stay = "stay";
    private const string Micros = "micros";
    private const string Hash = "hash";

    // What tells a record of a batch from the others: equal ones of a file are numbered.
    private static readonly string[] Identity =
        [EventId, BronzeEvents.Raw, BronzeEvents.File, BronzeEvents.Occurrence, BronzeEvents.Topic, BronzeEvents.Partition, BronzeEvents.Offset];

    // A total order, so that a batch redone picks the same.
    private static readonly string[] Order =
    [
        ReceivedAt, SentAt, ContentHash, BronzeEvents.File, BronzeEvents.Topic, BronzeEvents.Partition, BronzeEvents.Offset, BronzeEvents.Raw,
        BronzeEvents.Occurrence,
    ];

    /// <summary>The columns that <see cref="Judge"/> and <see cref="WithFates"/> need.</summary>
    internal static readonly IReadOnlyList<string> Needed = [EventTime, .. Identity.Union(Order)];

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
        var limit = Times.Micros(horizon);
        var inSilver = known.GroupBy(EventId).Agg(SortArray(CollectList(Struct(Time.As(Micros), Col(ContentHash).As(Hash)))).As(Known));
        var near = Filter(Col(Known), one => Abs(one.GetField(Micros) - Time) <= limit);
        var placed = copies.Join(inSilver, [EventId], "left_outer")
            .WithColumn(KnownHash, Get(near, Lit(0)).GetField(Hash))
            .WithColumn(IsKnown, Col(KnownHash).IsNotNull())
            .WithColumn(Place, RowNumber().Over(Window.PartitionBy(EventId, IsKnown).OrderBy([.. Order.Select(name => Col(name).Asc())])));
        return placed.Join(Staying(placed.Filter(!Col(IsKnown)), limit), [EventId], "left_outer")
            .WithColumn(First, ArrayMin(Transform(
                Filter(Col(Stay), one => (one.GetField(Place) <= Col(Place)) & (Abs(one.GetField(Micros) - Time) <= limit)),
                one => Struct(one.GetField(Micros).As(Micros), one.GetField(Hash).As(Hash), one.GetField(Place).As(Place)))))
            .WithColumn(Fate, FateOf(Coalesce(Col(KnownHash), Col(First).GetField(Hash))))
            .Drop(Known, KnownHash, IsKnown, Place, Stay, First);
    }

    /// <summary>For each id the copies that stay: those of which no other that stays was received before and is near.</summary>
    private static DataFrame Staying(DataFrame placed, long limit)
    {
        // Of copies with one time only the first can stay, and an id may come very often.
        var copies = placed
            .GroupBy(Col(EventId), Time.As(Micros)).Agg(Min(Struct(Col(Place), Col(ContentHash).As(Hash))).As(First))
            .GroupBy(EventId).Agg(SortArray(CollectList(Struct(Col(First).GetField(Place).As(Place), Col(Micros), Col(First).GetField(Hash).As(Hash)))).As(Stay));
        return copies.Select(Col(EventId), Aggregate(
            Col(Stay),
            Filter(Col(Stay), _ => Lit(false)),
            (staying, one) => When(Exists(staying, other => Abs(other.GetField(Micros) - one.GetField(Micros)) <= limit), staying).Otherwise(Concat(staying, Array(one)))).As(Stay));
    }

    /// <summary>Gives a batch's records their fates; those that have no copies have none.</summary>
    /// <param name="records">The records.</param>
    /// <param name="fates">The fates of those that have copies, with the columns of <see cref="Needed"/>.</param>
    internal static DataFrame WithFates(DataFrame records, DataFrame fates)
    {
        var named = fates.Select([.. Identity.Select(name => Col(name).As(OfFate(name))), Col(Fate)]);
        var isSame = Identity.Aggregate(Lit(true), (same, name) => same & Col(name).EqNullSafe(Col(OfFate(name))));
        return records.Join(named, isSame, "left_outer").Drop([.. Identity.Select(OfFate)]);
    }

    private static Column Time => UnixMicros(Col(EventTime));

    private static string OfFate(string name) => $"fate_{name}";

    private static Column FateOf(Column said) =>
        When(!Col(IsKnown) & (Col(Place) == Col(First).GetField(Place)), Accepted).When(said == Col(ContentHash), Duplicate).Otherwise(Conflict);
}
