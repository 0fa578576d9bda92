using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.BuildFeatures.Pack;
using SparkPersonalization.Personalization.BuildFeatures.Rows;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.BuildFeatures;

/// <summary>
/// The checkouts whose rows a batch changes: its own, and those that have a row which one of its events, known by the checkout's
/// instant, belongs to. A checkout that is in silver but has no row yet is not among them: its own batch reads all that this one brings.
/// </summary>
/// <param name="batch">The batch.</param>
/// <param name="zone">The shop's time zone.</param>
/// <param name="kept">Keeps rows that are read more than once.</param>
internal sealed class AffectedCheckouts(LakeBatch batch, string zone, KeptRows kept)
{
    private const string Since = "since";
    private const string Keys = $"explode(array('u:' || {SilverEvents.UserId}, 'a:' || {SilverEvents.AnonymousId})) AS {ShopperKeys.Key}";

    /// <summary>The batch's own checkouts.</summary>
    internal DataFrame New() => CheckoutRows.Of(batch.Rows, zone).DropDuplicates(CheckoutRows.RowId, CheckoutRows.RowTime);

    /// <summary>
    /// The checkouts with a row that must be computed again. Most batches have none, as their events became known after nearly all rows'
    /// instants: what tells so reads few rows, and silver is read only where a row is left.
    /// </summary>
    internal IReadOnlyList<Row> Again()
    {
        var later = kept.Keep(Later());
        if (Instants.Span(later, CheckoutRows.RowTime, CheckoutRows.RowTime) is not var (first, last))
            return [];
        var affected = kept.Keep(Affected(later, first, last));
        if (affected.IsEmpty())
            return [];
        var events = batch.Read(SilverEvents.Table).Filter(Col(SilverEvents.EventDate).Between(first.Day(), last.Day()));
        return CheckoutRows.Of(events, zone)
            .Join(affected, CheckoutRows.Keys, "left_semi")
            .Join(New(), CheckoutRows.Keys, "left_anti")
            .Collect();
    }

    /// <summary>The rows since the batch's first event became known.</summary>
    private DataFrame Later()
    {
        var rows = batch.Read(CheckoutFeatures.Table);
        var since = Instants.Span(batch.Rows.SelectExpr($"{TimedEvents.Known} AS {Since}"), Since, Since) is var (first, _)
            ? rows.Filter((Col(CheckoutFeatures.CheckoutDate) >= first.Day()) & (Col(CheckoutFeatures.CheckoutTime) >= first))
            : rows.Filter("false");
        return since.SelectExpr(
            $"{CheckoutFeatures.EventId} AS {CheckoutRows.RowId}",
            $"{CheckoutFeatures.CheckoutTime} AS {CheckoutRows.RowTime}",
            CheckoutFeatures.UserId,
            CheckoutFeatures.AnonymousId);
    }

    /// <summary>Those of the rows whose user or device the batch has an event of, known by the row's instant, itself or by a link.</summary>
    private DataFrame Affected(DataFrame later, Timestamp first, Timestamp last)
    {
        var own = kept.Keep(batch.Rows
            .SelectExpr(Keys, $"{TimedEvents.Known} AS {Since}")
            .Filter((Col(Since) <= last) & Col(ShopperKeys.Key).IsNotNull())
            .GroupBy(ShopperKeys.Key)
            .Agg(Min(Since).As(Since)));
        var touched = own.IsEmpty() ? own : own.Union(Linked(own, later, first)).GroupBy(ShopperKeys.Key).Agg(Min(Since).As(Since));
        return later
            .SelectExpr(CheckoutRows.RowId, CheckoutRows.RowTime, Keys)
            .Join(touched, [ShopperKeys.Key])
            .Filter($"{CheckoutRows.RowTime} >= {Since}")
            .Select(CheckoutRows.RowId, CheckoutRows.RowTime)
            .Distinct();
    }

    /// <summary>The rows' users whom known events link to the batch's devices.</summary>
    private DataFrame Linked(DataFrame own, DataFrame later, Timestamp first) => TimedEvents.Lookup(batch, later.Select(SilverEvents.UserId), SilverEvents.UserId)
        .Filter(Col(SilverEvents.AnonymousId).IsNotNull() & (Col(SilverEvents.EventDate) >= first.Day().Before(Ages.HistoryDays + 1)))
        .Select(SilverEvents.UserId, SilverEvents.AnonymousId)
        .Join(own.Filter($"{ShopperKeys.Key} LIKE 'a:%'").SelectExpr($"substring({ShopperKeys.Key}, 3) AS {SilverEvents.AnonymousId}", Since), [SilverEvents.AnonymousId])
        .SelectExpr($"'u:' || {SilverEvents.UserId} AS {ShopperKeys.Key}", Since);
}
