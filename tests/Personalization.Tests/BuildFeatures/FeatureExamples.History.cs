using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.Silver;
using static SparkPersonalization.Personalization.Tests.BuildFeatures.Events;
using static SparkPersonalization.Personalization.Tests.Silver.SilverRows;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures;

internal static partial class FeatureExamples
{
    private static readonly int[] Windows = [3, 7, 14, 30, 90, 365];

    private static IEnumerable<FeatureExample> OfOrders =>
    [
        Is("recency_days", 2.5, Order(Days(2.5)), Order(Days(9))),
        Is("recency_days", null, Refund(Days(1), 5m)),
        Is("frequency_days", 0L),
        Is("frequency_days", 1L, Order(Days(2.1)), Order(Days(2.2)), Order(Days(9))),
        .. Windows.Select(days => Is($"orders_{days}d", 1L, Order(Days(days - 0.1)), Order(Days(days)))),
        Is("orders_30d", 2L, Order(Days(1), order: "o1"), Order(Days(2), order: "o1"), Order(Days(2), order: "o2")),
        Is("order_gap_mean_days", 4.0, Order(Days(1)), Order(Days(2)), Order(Days(9))),
        Is("order_gap_mean_days", null, Order(Days(1))),
        Is("discount_order_share_365d", 0.5, Order(Days(1)), Order(Days(2)).With((SilverEvents.Discount, 0m)), Order(Days(3)).With((SilverEvents.Discount, 1m)), Order(Days(4)).With((SilverEvents.Coupon, "TEN"))),
        Is("discount_order_share_365d", null),
        Is("refunds_90d", 2L, Refund(Days(1), 5m), Refund(Days(2), 2m), Refund(Days(90), 2m)),
        Is("refund_amount_90d", 7.0, Refund(Days(1), 5m), Refund(Days(2), 2m), Refund(Days(90), 2m)),
        Is("refund_amount_90d", 0.0, Refund(Days(2), 2m).With((SilverEvents.Currency, "USD"))),
        Is("refund_rate_90d", 0.5, Refund(Days(1), 5m), Order(Days(2)), Order(Days(3))),
        Is("refund_rate_90d", null, Refund(Days(1), 5m)),
    ];

    private static IEnumerable<FeatureExample> OfOrderValues =>
    [
        .. Windows.Select(days => Is($"order_spend_{days}d", 6.0, Order(Days(days - 0.1), 2m), Order(Days(days - 0.2), 4m), Order(Days(days), 100m))),
        .. Windows.Select(days => Is($"order_value_avg_{days}d", 3.0, Order(Days(days - 0.1), 2m), Order(Days(days - 0.2), 4m), Order(Days(days), 100m))),
        Is("order_spend_30d", 0.0),
        Is("order_spend_30d", 2.0, Order(Days(1), 2m), Order(Days(1), 3m, currency: "USD"), Order(Days(1), null)),
        Is("order_spend_30d", 2.0, Order(Days(1), null).With((SilverEvents.Revenue, 2m))),
        Is("order_value_avg_30d", null),
        Is("order_value_median_365d", 3.0, Order(Days(1), 2m), Order(Days(2), 4m)),
        Is("order_value_max_365d", 9.0, Order(Days(1), 2m), Order(Days(2), 9m)),
        Is("order_value_last", 2.0, Order(Days(1), 2m), Order(Days(2), 9m)),
        Is("order_value_last", 9.0, Order(Days(1), 2m, currency: "USD"), Order(Days(2), 9m)),
        Is("net_spend_90d", 4.5, Order(Days(1), 6m), Order(Days(90), 6m), Refund(Days(1), 1.5m)),
    ];

    private static IEnumerable<FeatureExample> OfBehaviour =>
    [
        Is("tenure_days", 0.0),
        Is("tenure_days", 20.0, View(Days(20)), View(Days(366))),
        Is("active_days_30d", 2L, View(Days(1)), Add(Days(1.1)), View(Days(2)), View(Days(30))),
        Is("product_views_7d", 2L, Each(ago => View(ago), 1, 2, 7)),
        Is("product_views_30d", 3L, Each(ago => View(ago), 1, 2, 7, 30)),
        Is("cart_adds_7d", 2L, Each(ago => Add(ago), 1, 2, 7)),
        Is("cart_adds_30d", 3L, Each(ago => Add(ago), 1, 2, 7, 30)),
        Is("cart_to_view_7d", 0.5, View(Days(1)), View(Days(2)), Add(Days(2)), Add(Days(7))),
        Is("cart_to_view_7d", null, View(Days(7)), Add(Days(2))),
        Is("cart_to_view_30d", 1.0, View(Days(1)), View(Days(2)), Add(Days(2)), Add(Days(7))),
        Is("carts_created_30d", 2L, Add(Days(1), "x"), Add(Days(2), "x"), Add(Days(2), "y"), Add(Days(2)), Add(Days(30), "z"), Add(Days(1), null)),
        Is("checkouts_30d", 2L, Started(1, "x"), Started(2, "x"), Started(2, "y"), Started(2, "k-own"), Started(30, "z")),
        Is("checkouts_90d", 2L, Started(1, "x"), Started(30, "z"), Started(90, "v")),
    ];

    private static IEnumerable<FeatureExample> OfCartLines =>
    [
        For("item_since_last_seen_min_s", 60.0, TwoLines, View(Minutes(1), "p1"), View(Minutes(2), "p2"), View(Minutes(0.5), "p3")),
        For("item_since_last_seen_min_s", null, TwoLines, View(Minutes(0.5), "p3")),
        For("item_since_last_seen_avg_s", 90.0, TwoLines, View(Minutes(1), "p1"), View(Minutes(5), "p1"), View(Minutes(2), "p2")),
        For("item_since_last_seen_avg_s", 60.0, TwoLines, View(Minutes(1), "p1")),
        For("item_views_30d", 3L, TwoLines, View(Minutes(1), "p1"), View(Days(2), "p1"), View(Days(2), "p2"), View(Days(30), "p2"), View(Days(1), "p3")),
        For("repeat_item_share", 0.5, TwoLines, Order(Days(100), products: [Product("p1"), Product("p3")]), View(Days(1), "p2")),
        For("repeat_item_share", 0.0, TwoLines),
        Is("repeat_item_share", null),
    ];

    private static SilverRow TwoLines => Checkout(Cart(Product("p1"), Product("p2"), Product("p1")));
}
