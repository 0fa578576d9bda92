using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.BuildFeatures.Rows;

/// <summary>Silver's events as features read them: few columns, times as numbers.</summary>
internal static class TimedEvents
{
    /// <summary>Microseconds since 1970: when an event happened, and when it had both happened and been received.</summary>
    internal const string At = "at";
    internal const string KnownAt = "known_at";

    /// <summary>When an event had both happened and been received, as a timestamp of silver's columns.</summary>
    internal const string Known = $"greatest({SilverEvents.EventTime}, {SilverEvents.ReceivedAt})";

    /// <summary><see cref="At"/> and <see cref="KnownAt"/> of silver's columns.</summary>
    internal const string AtSql = $"unix_micros({SilverEvents.EventTime}) AS {At}";
    internal const string KnownAtSql = $"unix_micros({Known}) AS {KnownAt}";

    /// <summary>The columns of silver that <see cref="Of"/> reads.</summary>
    internal static readonly string[] Needed =
    [
        SilverEvents.EventId, SilverEvents.EventDate, SilverEvents.EventTime, SilverEvents.ReceivedAt, SilverEvents.Kind, SilverEvents.UserId,
        SilverEvents.AnonymousId, SilverEvents.CartId, SilverEvents.CheckoutId, SilverEvents.OrderId, SilverEvents.Step, SilverEvents.Category,
        SilverEvents.ProductId, SilverEvents.Currency, SilverEvents.Total, SilverEvents.Revenue, SilverEvents.Value, SilverEvents.Discount,
        SilverEvents.Coupon, SilverEvents.Products,
    ];

    /// <summary>Silver's events, as a batch sees it, of some users or devices.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="keys">Rows with their ids.</param>
    /// <param name="column">The column of the ids.</param>
    internal static DataFrame Lookup(LakeBatch batch, DataFrame keys, string column) =>
        ShopperEvents.Of(batch, keys, column).Select([.. Needed.Select(Functions.Col)]);

    /// <summary>The events that fulfil a condition, once for each key by which they are somebody's history.</summary>
    internal static DataFrame Keyed(DataFrame events, string condition) => Of(events, condition)
        .SelectExpr("*", $"explode({ShopperKeys.OfEvent}) AS {ShopperKeys.Key}")
        .Drop(SilverEvents.UserId, SilverEvents.AnonymousId);

    /// <summary>The events that fulfil a condition, with their times as numbers.</summary>
    internal static DataFrame Of(DataFrame events, string condition) => events.Filter(condition).SelectExpr(
        SilverEvents.EventId,
        SilverEvents.Kind,
        AtSql,
        KnownAtSql,
        $"unix_date({SilverEvents.EventDate}) AS day",
        SilverEvents.UserId,
        SilverEvents.AnonymousId,
        SilverEvents.CartId,
        SilverEvents.CheckoutId,
        SilverEvents.OrderId,
        SilverEvents.Step,
        SilverEvents.Category,
        SilverEvents.ProductId,
        SilverEvents.Currency,
        $"coalesce({SilverEvents.Total}, {SilverEvents.Revenue}, {SilverEvents.Value}) AS amount",
        $"(coalesce({SilverEvents.Discount}, 0) > 0 OR {SilverEvents.Coupon} IS NOT NULL) AS is_discounted",
        SilverEvents.Products);
}
