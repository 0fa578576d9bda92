using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.Lake;

/// <summary>
/// Silver's events of some users or devices, as several jobs look them up. All ask for the same columns, since each list of columns has an index
/// of its own, which costs with every event that comes.
/// </summary>
internal static class ShopperEvents
{
    private static readonly string[] Columns =
    [
        SilverEvents.EventId, SilverEvents.EventDate, SilverEvents.EventTime, SilverEvents.ReceivedAt, SilverEvents.Kind, SilverEvents.UserId,
        SilverEvents.AnonymousId, SilverEvents.CartId, SilverEvents.CheckoutId, SilverEvents.OrderId, SilverEvents.Step, SilverEvents.Category,
        SilverEvents.ProductId, SilverEvents.Currency, SilverEvents.Total, SilverEvents.Revenue, SilverEvents.Value, SilverEvents.Discount,
        SilverEvents.Coupon, SilverEvents.Products, SilverEvents.CampaignSource, SilverEvents.CampaignMedium, SilverEvents.CampaignName,
        SilverEvents.PagePath, SilverEvents.PageReferrer, SilverEvents.DeviceType, SilverEvents.Country,
    ];

    /// <summary>The events, as a batch sees silver.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="keys">Rows with the ids, which may repeat.</param>
    /// <param name="column">The column of the ids.</param>
    internal static DataFrame Of(LakeBatch batch, DataFrame keys, string column) =>
        batch.Lookup(SilverEvents.Table, keys, column, Columns);
}
