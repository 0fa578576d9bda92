using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.BuildFeatures.Pack;
using SparkPersonalization.Personalization.BuildFeatures.Rows;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.BuildFeatures;

/// <summary>What a batch did.</summary>
/// <param name="Written">Rows put in, replaced ones among them.</param>
/// <param name="Replaced">Rows put in the place of older ones.</param>
internal readonly record struct BatchCounts(int Written, int Replaced);

/// <summary>Brings <c>gold/checkout_features</c> up to a batch of silver.</summary>
internal static class FeatureBatch
{
    internal static BatchCounts Process(LakeBatch batch, string zone)
    {
        using var kept = new KeptRows();
        var affected = new AffectedCheckouts(batch, zone, kept);
        var fresh = affected.New();
        var again = affected.Again();
        List<Row> checkouts = [.. fresh.Collect(), .. again];
        var replaced = again.Count;
        if (checkouts.Count > 0 || !batch.Has(CheckoutFeatures.Table))
            Write(batch, batch.Session.CreateDataFrame(checkouts, fresh.Schema()), checkouts, replaced > 0, kept);
        batch.Note = new BatchNote { RowsOut = checkouts.Count };
        return new BatchCounts(checkouts.Count, replaced);
    }

    private static void Write(LakeBatch batch, DataFrame checkouts, IReadOnlyList<Row> rows, bool replaces, KeptRows kept)
    {
        var features = CheckoutFeatureRows.Of(batch.Session, checkouts, EventsFor(rows, batch), kept.Keep);
        if (!replaces)
        {
            batch.Append(features, CheckoutFeatures.Table);
            return;
        }
        batch.Replace(features, batch.None(CheckoutFeatures.Table), CheckoutFeatures.Table, CheckoutFeatures.CheckoutDate, CheckoutFeatures.EventId, CheckoutFeatures.CheckoutTime);
    }

    /// <summary>Silver's events on the days to which the checkouts look back.</summary>
    private static EventsOf EventsFor(IReadOnlyList<Row> checkouts, LakeBatch batch)
    {
        if (checkouts.Count == 0)
            return (_, _) => batch.None(SilverEvents.Table).Select([.. TimedEvents.Needed.Select(Functions.Col)]);
        var days = checkouts.Select(row => row.GetAs<Timestamp>(CheckoutRows.RowTime).Day()).ToList();
        return (keys, column) => TimedEvents.Lookup(batch, keys, column).Filter(Functions.Col(SilverEvents.EventDate).Between(days.Min().Before(Ages.HistoryDays), days.Max()));
    }
}
