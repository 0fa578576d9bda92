using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.Silver;
using static SparkPersonalization.Personalization.Tests.BuildFeatures.Events;
using static SparkPersonalization.Personalization.Tests.Silver.SilverRows;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures;

/// <summary>What a feature must be for a checkout and the events before it, computed by hand.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Expected">Its value.</param>
/// <param name="Checkout">The checkout.</param>
/// <param name="Before">The events before it.</param>
internal sealed record FeatureExample(string Feature, object? Expected, SilverRow Checkout, params SilverRow[] Before)
{
    public override string ToString() => $"{Feature} is {Expected ?? "null"} after {Before.Length} events";
}

/// <summary>At least one example for each feature.</summary>
internal static partial class FeatureExamples
{
    internal static IEnumerable<FeatureExample> All =>
        [.. OfCheckouts, .. OfOrders, .. OfOrderValues, .. OfBehaviour, .. OfSessions, .. OfCartLines, .. Derived];

    private static FeatureExample For(string feature, object? expected, SilverRow checkout, params SilverRow[] before) => new(feature, expected, checkout, before);

    private static FeatureExample Is(string feature, object? expected, params SilverRow[] before) => new(feature, expected, Checkout(), before);

    private static SilverRow[] Each(Func<TimeSpan, SilverRow> make, params double[] days) => [.. days.Select(day => make(Days(day)))];

    private static IEnumerable<FeatureExample> OfCheckouts =>
    [
        Is("is_guest", true),
        For("is_guest", false, Checkout() with { UserId = "u1" }),
        Is("cart_value", 0.0),
        For("cart_value", 12.5, Checkout((SilverEvents.Value, 12.5m), (SilverEvents.Revenue, 11m))),
        For("cart_value", 11.0, Checkout((SilverEvents.Revenue, 11m), Cart(Product("p1", price: 9m)))),
        For("cart_value", 25.0, Checkout(Cart(Product("p1", price: 10m, quantity: 2), Product("p2", price: 5m), Product("p3")))),
        Is("cart_quantity", 0L),
        For("cart_quantity", 4L, Checkout(Cart(Product("p1", quantity: 3), Product("p2")))),
        For("cart_lines", 2L, Checkout(Cart(Product("p1", quantity: 3), Product("p2")))),
        For("cart_category", "b", Checkout(Cart(Product("p1", "a", 10m), Product("p2", "b", 6m, 2), Product("p3", null, 90m)))),
        For("cart_category", "b", Checkout(Cart(Product("p1", "b", 10m), Product("p2", "a", 5m, 2)))),
        For("cart_category", null, Checkout(Cart(Product("p1")))),
        Is("currency", "EUR"),
        For("device_type", "mobile", Checkout((SilverEvents.DeviceType, "mobile"))),
        For("country", "DE", Checkout((SilverEvents.Country, "DE"))),
        Is("hour", 12),
        Is("weekday", 0),
        For("weekday", 6, Checkout() with { EventTime = Now.AddDays(-1) }),
    ];

    private static IEnumerable<FeatureExample> Derived =>
    [
        For("cart_value_vs_aov", 1.5, Checkout((SilverEvents.Value, 30m)), Order(Days(1), 10m), Order(Days(2), 30m)),
        For("cart_value_vs_aov", null, Checkout((SilverEvents.Value, 30m))),
        Is("order_gap_z", 0.5, Order(Days(1)), Order(Days(3))),
        Is("order_gap_z", null, Order(Days(1))),
        Is("carts_abandoned_30d", 1L, Add(Days(1), "x"), Add(Days(2), "y"), Order(Days(2))),
        Is("carts_abandoned_30d", 0L, Order(Days(2))),
        Is("checkout_abandon_rate_30d", 0.5, Started(1, "x"), Started(2, "y"), Started(40, "z"), Order(Days(2))),
        Is("checkout_abandon_rate_30d", null),
        Is("checkout_abandon_rate_90d", 2.0 / 3, Started(1, "x"), Started(2, "y"), Started(40, "z"), Order(Days(2))),
        Is("buy_to_view_7d", 0.5, View(Days(1)), View(Days(2)), View(Days(8)), Order(Days(2))),
        Is("buy_to_view_30d", 1.0 / 3, View(Days(1)), View(Days(2)), View(Days(8)), Order(Days(2))),
        Is("buy_to_view_30d", null, Order(Days(2))),
        For("category_affinity", 0.75, InCategoryA, View(Days(1), category: "b"), Add(Days(1), category: "a")),
        For("category_affinity", 1.0 / 3, InCategoryA, View(Days(14), category: "b"), View(Days(28), category: "a")),
        For("category_affinity", 6.0 / 7, InCategoryA, View(Days(3), category: "b"), Order(Days(3), products: [Product("p9", "a"), Product("p8")])),
        For("category_affinity", 0.0, InCategoryA, View(Days(1), category: "b"), View(Days(91), category: "a")),
        For("category_affinity", null, InCategoryA, View(Days(1))),
    ];

    private static SilverRow InCategoryA => Checkout(Cart(Product("p1", "a", 10m)));

    private static SilverRow Started(double day, string checkout) => Event(EventKinds.CheckoutStarted, Days(day), (SilverEvents.CheckoutId, checkout));
}
