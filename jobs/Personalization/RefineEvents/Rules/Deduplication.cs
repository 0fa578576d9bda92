using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Personalization.Tables.SilverEvents;
using Window = SparkPersonalization.DataFrames.Window;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>
/// Decides among copies of one event, in the batch and in silver. The copy that silver has stays; else the one that was received first. A
/// copy that says the same is a duplicate; one that says something else is in conflict. Events that follow each other within the horizon
/// are copies of one.
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
    private const string Begins = "begins";
    private const string Group = "copies_of_one";
    private const string Place = "place";
    private const string FirstHash = "first_hash";
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
        var byTime = Window.PartitionBy(EventId, IsKnown).OrderBy(EventTime);
        var order = Window.PartitionBy(EventId, IsKnown, Group).OrderBy([.. Order.Select(name => Col(name).Asc())]);
        return copies.Join(inSilver, [EventId], "left_outer")
            .WithColumn(KnownHash, Get(near, Lit(0)).GetField(Hash))
            .WithColumn(IsKnown, Col(KnownHash).IsNotNull())
            .WithColumn(Begins, When(Time - Lag(Time, 1).Over(byTime) > limit, 1).Otherwise(0))
            .WithColumn(Group, Sum(Begins).Over(byTime))
            .WithColumns(new Dictionary<string, Column> { [Place] = RowNumber().Over(order), [FirstHash] = First(Col(ContentHash)).Over(order) })
            .WithColumn(Fate, FateOf(Coalesce(Col(KnownHash), Col(FirstHash))))
            .Drop(Known, KnownHash, IsKnown, Begins, Group, Place, FirstHash);
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
        When(!Col(IsKnown) & (Col(Place) == 1), Accepted).When(said == Col(ContentHash), Duplicate).Otherwise(Conflict);
}
