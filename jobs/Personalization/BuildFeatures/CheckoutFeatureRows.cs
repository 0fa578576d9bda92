using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.BuildFeatures.Pack;
using SparkPersonalization.Personalization.BuildFeatures.Rows;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.BuildFeatures;

/// <summary>The rows of <c>gold/checkout_features</c> of given checkouts.</summary>
internal static class CheckoutFeatureRows
{
    /// <summary>A row for each checkout, from events that had happened and been received by its instant, and the checkout itself.</summary>
    /// <param name="session">The session of both.</param>
    /// <param name="checkouts">The checkouts, each once: <see cref="CheckoutRows"/>.</param>
    /// <param name="find">Finds silver's events; those that no checkout looks back to do not matter.</param>
    /// <param name="keep">Keeps rows that are read more than once.</param>
    internal static DataFrame Of(SparkSession session, DataFrame checkouts, EventsOf find, Func<DataFrame, DataFrame> keep)
    {
        var input = ShopperHistory.Of(session, checkouts, find, keep);
        return FeaturePack.Compute(input).SelectExpr(
        [
            $"{CheckoutRows.RowId} AS {CheckoutFeatures.EventId}",
            $"to_date({CheckoutRows.RowTime}) AS {CheckoutFeatures.CheckoutDate}",
            $"{CheckoutRows.RowTime} AS {CheckoutFeatures.CheckoutTime}",
            $"coalesce({SilverEvents.UserId}, {SilverEvents.AnonymousId}) AS {CheckoutFeatures.ShopperId}",
            CheckoutFeatures.UserId,
            CheckoutFeatures.AnonymousId,
            CheckoutFeatures.CheckoutId,
            .. FeaturePack.Published.Select(entry => entry.Feature.Name),
        ]);
    }

    /// <summary>The same rows, computed now and held by the program.</summary>
    internal static DataFrame Held(this DataFrame rows, SparkSession session) => session.CreateDataFrame(rows.Collect(), rows.Schema());
}
