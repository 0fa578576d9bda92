using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.BuildFeatures.Rows;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.Personalization.BuildFeatures.Pack.Ages;

namespace SparkPersonalization.Personalization.BuildFeatures.Pack.Views;

/// <summary>All that the shopper is known to have done in 365 days.</summary>
internal static class BehaviourView
{
    internal const string SeenWeight = "seen_weight";
    internal const string SeenWeightOfCategory = "seen_weight_of_category";
    internal const string CartsCreated = "carts_created_30d";

    private const string Weight =
        $"CASE kind WHEN '{EventKinds.ProductViewed}' THEN 1 WHEN '{EventKinds.ProductAdded}' THEN 3 ELSE 0 END";

    internal static FeatureView View { get; } = new("behaviour", Rows,
    [
        Feature.Sum("tenure_days", "tenure", "Days since the first known event, at most 365; 0 where none is known.", In(Day, "max(age)")),
        Feature.Count("active_days_30d", "active days", "Distinct UTC days with an event in 30 days.", $"count(DISTINCT CASE WHEN {Within(30)} THEN day END)"),
        .. Windowed(7),
        .. Windowed(30),
        Feature.Count(CartsCreated, "carts created", "Distinct carts to which something was added in 30 days, this cart left out.", $"count(DISTINCT CASE WHEN kind = '{EventKinds.ProductAdded}' AND NOT is_own_cart AND {Within(30)} THEN cart_id END)"),
        .. new[] { 30, 90 }.Select(days => Feature.Count(Checkouts(days), "checkouts", $"Distinct checkouts started in {days} days, this one left out.", $"count(DISTINCT CASE WHEN kind = '{EventKinds.CheckoutStarted}' AND NOT is_own_checkout AND {Within(days)} THEN checkout_key END)")),
        Feature.Part(SeenWeight, "BIGINT", DecayedSum($"CASE WHEN category IS NULL THEN 0 ELSE {Weight} END")),
        Feature.Part(SeenWeightOfCategory, "BIGINT", DecayedSum($"CASE WHEN category = main_category THEN {Weight} ELSE 0 END")),
    ]);

    /// <summary>The name of the count of checkouts in a window.</summary>
    internal static string Checkouts(int days) => $"checkouts_{days}d";

    /// <summary>The name of the count of product views in a window.</summary>
    internal static string Views(int days) => $"product_views_{days}d";

    private static IEnumerable<Feature> Windowed(int days) =>
    [
        Feature.Count(Views(days), "product views", $"Product views in {days} days.", Of(EventKinds.ProductViewed, days)),
        Feature.Count($"cart_adds_{days}d", "cart additions", $"Additions to a cart in {days} days.", Of(EventKinds.ProductAdded, days)),
        Feature.Number($"cart_to_view_{days}d", "cart-to-view rate", $"Additions to a cart per product view in {days} days; null without views.", Ratio(Of(EventKinds.ProductAdded, days), Of(EventKinds.ProductViewed, days))),
    ];

    private static string Of(string kind, int days) => $"count_if(kind = '{kind}' AND {Within(days)})";

    private static DataFrame Rows(FeatureInput input) => input
        .History("true")
        .SelectExpr(
            "*",
            "coalesce(checkout_id, event_id) AS checkout_key",
            "coalesce(cart_id = own_cart_id, false) AS is_own_cart",
            "coalesce(checkout_id = own_checkout_id, false) AS is_own_checkout");
}
