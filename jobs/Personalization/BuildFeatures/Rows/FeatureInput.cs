using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.BuildFeatures.Pack;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.BuildFeatures.Rows;

/// <summary>What features are computed from.</summary>
/// <param name="Checkouts">The checkouts: <see cref="CheckoutRows"/>.</param>
/// <param name="Keys">Whose history each checkout has: <see cref="ShopperKeys"/>.</param>
/// <param name="Events">Silver's events: all that the checkouts may look back to; others do not matter.</param>
internal sealed record FeatureInput(DataFrame Checkouts, DataFrame Keys, DataFrame Events)
{
    /// <summary>Microseconds since 1970: when an event happened, and when it had both happened and been received.</summary>
    internal const string At = "at";
    internal const string KnownAt = "known_at";

    /// <summary>Events had happened and been received by the checkout's instant; the checkout itself is none of its history.</summary>
    private static readonly Column IsHistory = Expr(
        $"{KnownAt} <= {CheckoutRows.RowAt} AND {At} > {CheckoutRows.RowAt} - {Ages.HistoryDays * Ages.Day} AND {SilverEvents.EventId} <> {CheckoutRows.RowId}");

    /// <summary>Each checkout's history: the shopper's events that fulfil a condition, with <see cref="Ages.Age"/> and the checkout's columns.</summary>
    internal DataFrame History(string condition) =>
        JoinHistory(Keys.Join(Checkouts.Select([.. CheckoutRows.Keys, .. OwnColumns]), CheckoutRows.Keys), KeyedEvents(condition), Lit(true));

    /// <summary>Each checkout's columns that conditions on its history compare with.</summary>
    private static readonly string[] OwnColumns = ["own_cart_id", "own_checkout_id", "cart_currency", "main_category"];

    /// <summary>Joins rows that have a shopper's key with the shopper's events known by then.</summary>
    internal static DataFrame JoinHistory(DataFrame rows, DataFrame events, Column condition) => rows
        .WithColumnRenamed(ShopperKeys.Key, "row_key")
        .Join(events, (Col("row_key") == Col(ShopperKeys.Key)).And(IsHistory).And(condition))
        .WithColumn(Ages.Age, Expr($"{CheckoutRows.RowAt} - {At}"));

    /// <summary>The events that fulfil a condition, once for each key by which they are somebody's history.</summary>
    internal DataFrame KeyedEvents(string condition) => Timed(condition)
        .SelectExpr("*", $"explode({ShopperKeys.OfEvent}) AS {ShopperKeys.Key}")
        .Drop(SilverEvents.UserId, SilverEvents.AnonymousId);

    /// <summary>The events that fulfil a condition, with their times as numbers.</summary>
    internal DataFrame Timed(string condition) => Events.Filter(condition).SelectExpr(
        SilverEvents.EventId,
        SilverEvents.Kind,
        $"unix_micros({SilverEvents.EventTime}) AS {At}",
        $"unix_micros(greatest({SilverEvents.EventTime}, {SilverEvents.ReceivedAt})) AS {KnownAt}",
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
