using System.Globalization;
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
internal sealed class AffectedCheckouts(LakeBatch batch, string zone)
{
    private const string KnownAt = $"greatest({SilverEvents.EventTime}, {SilverEvents.ReceivedAt})";
    private const string Since = "since";

    /// <summary>The batch's own checkouts.</summary>
    internal DataFrame New() => CheckoutRows.Of(batch.Rows, zone).DropDuplicates(CheckoutRows.RowId, CheckoutRows.RowTime);

    /// <summary>The checkouts with a row that must be computed again.</summary>
    internal DataFrame Again()
    {
        var rows = batch.Read(CheckoutFeatures.Table);
        if (FirstKnown() is not { } first || Later(rows, first).Limit(1).Collect().Count == 0)
            return New().Filter("false");
        var touched = Touched(first).GroupBy(ShopperKeys.Key).Agg(Min(Since).As(Since));
        var affected = Later(rows, first)
            .SelectExpr(
                $"{CheckoutFeatures.EventId} AS {CheckoutRows.RowId}",
                $"{CheckoutFeatures.CheckoutTime} AS {CheckoutRows.RowTime}",
                $"explode(array('u:' || {CheckoutFeatures.UserId}, 'a:' || {CheckoutFeatures.AnonymousId})) AS {ShopperKeys.Key}")
            .Join(touched, [ShopperKeys.Key])
            .Filter($"{CheckoutRows.RowTime} >= {Since}")
            .Select(CheckoutRows.RowId, CheckoutRows.RowTime);
        var events = batch.Read(SilverEvents.Table).Filter($"{SilverEvents.EventDate} >= {DateOf(first)}");
        return CheckoutRows.Of(events, zone)
            .Join(affected, CheckoutRows.Keys, "left_semi")
            .Join(New(), CheckoutRows.Keys, "left_anti");
    }

    /// <summary>The users and devices of the batch's events, and the users that known events link to these devices.</summary>
    private DataFrame Touched(Timestamp first)
    {
        var own = batch.Rows.SelectExpr($"explode(array('u:' || {SilverEvents.UserId}, 'a:' || {SilverEvents.AnonymousId})) AS {ShopperKeys.Key}", $"{KnownAt} AS {Since}");
        var links = batch.Read(SilverEvents.Table)
            .Filter($"{SilverEvents.UserId} IS NOT NULL AND {SilverEvents.AnonymousId} IS NOT NULL AND {SilverEvents.EventDate} >= date_sub({DateOf(first)}, {Ages.HistoryDays + 1})")
            .SelectExpr($"'u:' || {SilverEvents.UserId} AS user", $"'a:' || {SilverEvents.AnonymousId} AS {ShopperKeys.Key}")
            .Distinct();
        var linked = own.GroupBy(ShopperKeys.Key).Agg(Min(Since).As(Since)).Join(links, [ShopperKeys.Key]).SelectExpr($"user AS {ShopperKeys.Key}", Since);
        return own.Union(linked).Filter($"{ShopperKeys.Key} IS NOT NULL");
    }

    private Timestamp? FirstKnown() => (Timestamp?)batch.Rows.SelectExpr($"{KnownAt} AS {Since}").Agg(Min(Since)).Collect()[0].Get(0);

    private static DataFrame Later(DataFrame rows, Timestamp first) => rows.Filter($"{CheckoutFeatures.CheckoutDate} >= {DateOf(first)}");

    private static string DateOf(Timestamp instant) =>
        $"DATE '{instant.ToDateTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'";
}
