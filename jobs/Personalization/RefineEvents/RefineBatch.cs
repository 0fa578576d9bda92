using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.RefineEvents.Rules;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents;

/// <summary>One batch of bronze into silver and quarantine.</summary>
/// <param name="batch">The batch.</param>
/// <param name="reading">Reads the records.</param>
/// <param name="rules">What silver takes.</param>
internal sealed class RefineBatch(LakeBatch batch, EventReading reading, RefineRules rules)
{
    private const string CopyMessage = "An event with the same id says something else; that one was received first, or is in silver.";

    /// <summary>Does the batch.</summary>
    /// <returns>What became of its records.</returns>
    /// <exception cref="ConservationException">A record would be lost or doubled; nothing was published.</exception>
    internal BatchCounts Run()
    {
        using var kept = new KeptRows();
        var sources = batch.Rows.GroupBy(BronzeEvents.Mapping).Count().Collect().Select(row => (Mapping: row.GetAs<string?>(0), Records: row.GetAs<long>(1))).ToList();
        var records = sources.Sum(source => source.Records);
        var (judged, summary) = Judged([.. sources.Select(source => source.Mapping).Order(StringComparer.Ordinal)], kept);
        var valid = judged.Filter(IsValid);
        batch.Note = new BatchNote { Watermark = summary.Last is { } last ? new DateTimeOffset(Moved(last, -rules.MaxLateness).ToDateTime(), TimeSpan.Zero) : null };
        var known = kept.Keep(KnownCopies(valid, summary));
        var special = kept.Keep(Deduplication.Repeated(valid).Union(known.Select(SilverEvents.EventId)).Distinct());

        // Most small batches have no copies at all, and what follows is much less then.
        return special.IsEmpty()
            ? Publish(valid, Quarantined(judged.Filter(!IsValid)), new BatchCounts(records, summary.Valid, summary.Refused, 0))
            : Publish(records, judged, kept.Keep(Fates(valid, known, special)));
    }

    // Most small batches have no suspects.
    private (DataFrame Judged, BatchSummary Summary) Judged(IReadOnlyList<string?> mappings, KeptRows kept)
    {
        var screened = kept.Keep(reading.Screen(batch.Rows, mappings));
        var summary = BatchSummary.Of(screened, IsValid, Col(EventReading.Suspicious));
        if (summary.Suspects == 0)
            return (screened.Drop(EventReading.Suspicious), summary);
        var judged = reading.Explain(screened, mappings, kept);
        return (judged, BatchSummary.Of(judged, IsValid, Lit(false)));
    }

    // Only what tells copies apart goes through the windows that judge them: the records are wide.
    private DataFrame Fates(DataFrame valid, DataFrame known, DataFrame special) => Deduplication.Judge(
        valid.Select([.. Deduplication.Needed.Select(Col)]).Join(special, [SilverEvents.EventId], "left_semi"), known, rules.DedupeHorizon);

    private BatchCounts Publish(long records, DataFrame judged, DataFrame fates)
    {
        var decided = Deduplication.WithFates(judged, fates);
        var isSilver = IsValid & Coalesce(Col(Deduplication.Fate) == Deduplication.Accepted, Lit(true));
        var isConflict = Col(Deduplication.Fate).EqNullSafe(Deduplication.Conflict);
        var isRefused = !IsValid | isConflict;
        var counted = decided.Agg(Count(When(isSilver, 1)), Count(When(isRefused, 1))).First();
        var duplicates = fates.Filter(Col(Deduplication.Fate) == Deduplication.Duplicate).Count();
        var refused = decided.Filter(isRefused)
            .WithColumn(QuarantineEvents.Reasons, When(isConflict, ConflictReasons).Otherwise(Col(QuarantineEvents.Reasons)));
        return Publish(decided.Filter(isSilver), Quarantined(refused), new BatchCounts(records, counted.GetAs<long>(0), counted.GetAs<long>(1), duplicates));
    }

    private BatchCounts Publish(DataFrame silver, DataFrame refused, BatchCounts counts)
    {
        if (!counts.Conserves)
            throw new ConservationException(batch.Id, counts);
        batch.Note = batch.Note with { RowsOut = counts.Silver, Quarantined = counts.Quarantined };
        batch.Append(silver.Select(Columns(SilverEvents.Table)), SilverEvents.Table);
        if (counts.Quarantined > 0 || !batch.IsThere(QuarantineEvents.Table))
            batch.Append(refused, QuarantineEvents.Table);
        return counts;
    }

    /// <summary>The rows of silver that have an id of the batch and may be copies.</summary>
    private DataFrame KnownCopies(DataFrame valid, BatchSummary summary)
    {
        var known = batch.Lookup(SilverEvents.Table, valid.Select(SilverEvents.EventId), SilverEvents.EventId, SilverEvents.EventTime, SilverEvents.ContentHash);
        if (summary is { First: { } first, Last: { } last })
            known = known.Filter(Col(SilverEvents.EventTime).Between(Lit(Moved(first, -rules.DedupeHorizon)), Lit(Moved(last, rules.DedupeHorizon))));
        return known;
    }

    private static Timestamp Moved(Timestamp time, TimeSpan by) => new(time.Microseconds + Times.Micros(by));

    private static Column IsValid => Size(Col(QuarantineEvents.Reasons)) == 0;

    private static Column ConflictReasons => Array(new Reason(ReasonCodes.Conflict, SilverEvents.EventId, CopyMessage, Lit(true)).Value);

    private DataFrame Quarantined(DataFrame refused) => refused
        .WithColumn(QuarantineEvents.Reason, ElementAt(Col(QuarantineEvents.Reasons), 1).GetField("code"))
        .WithColumn(QuarantineEvents.QuarantinedAt, Lit(new Timestamp(batch.Time)))
        .Select(Columns(QuarantineEvents.Table));

    private static Column[] Columns(LakeTable table) => [.. table.Schema.FieldNames.Select(name => Col(name))];
}
