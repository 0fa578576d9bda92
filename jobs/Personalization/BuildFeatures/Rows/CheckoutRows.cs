using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.BuildFeatures.Rows;

/// <summary>Checkout Started events, with what their features need of them: a row each, narrow enough to be held.</summary>
internal static class CheckoutRows
{
    internal const string RowId = "row_id";
    internal const string RowTime = "row_time";

    /// <summary>The row's instant as microseconds since 1970.</summary>
    internal const string RowAt = "row_at";

    /// <summary>The columns that say of which checkout a row is: every view has them.</summary>
    internal static readonly string[] Keys = [RowId, RowTime];

    /// <summary>The condition on silver that finds them.</summary>
    internal const string Condition = $"{SilverEvents.Kind} = '{EventKinds.CheckoutStarted}'";

    private const string Products = $"coalesce({SilverEvents.Products}, array())";
    private const string LineWorth = "coalesce(CAST(p.price AS DOUBLE), 0D) * coalesce(p.quantity, 1)";

    /// <summary>The checkouts among events of silver.</summary>
    /// <param name="events">Events with silver's columns.</param>
    /// <param name="zone">The shop's time zone.</param>
    internal static DataFrame Of(DataFrame events, string zone) => events.Filter(Condition).SelectExpr(
        $"{SilverEvents.EventId} AS {RowId}",
        $"{SilverEvents.EventTime} AS {RowTime}",
        $"unix_micros({SilverEvents.EventTime}) AS {RowAt}",
        SilverEvents.UserId,
        SilverEvents.AnonymousId,
        SilverEvents.CheckoutId,
        $"{SilverEvents.CheckoutId} AS own_checkout_id",
        $"{SilverEvents.CartId} AS own_cart_id",
        $"{SilverEvents.Currency} AS cart_currency",
        $"{SilverEvents.DeviceType} AS own_device_type",
        $"{SilverEvents.Country} AS own_country",
        $"from_utc_timestamp({SilverEvents.EventTime}, '{zone}') AS local_time",
        $"coalesce(CAST({SilverEvents.Value} AS DOUBLE), CAST({SilverEvents.Revenue} AS DOUBLE), aggregate(transform({Products}, p -> {LineWorth}), 0D, (sum, worth) -> sum + worth)) AS worth",
        $"aggregate(transform({Products}, p -> coalesce(p.quantity, 1L)), 0L, (sum, pieces) -> sum + pieces) AS pieces",
        $"CAST(size({Products}) AS BIGINT) AS lines",
        $"array_max(transform(filter({Products}, p -> p.category IS NOT NULL), p -> named_struct('worth', {LineWorth}, 'category', p.category))).category AS main_category",
        $"array_distinct(filter(transform({Products}, p -> p.product_id), id -> id IS NOT NULL)) AS items");
}
