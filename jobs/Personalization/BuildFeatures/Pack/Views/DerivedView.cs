using static SparkPersonalization.Personalization.BuildFeatures.Pack.Ages;

namespace SparkPersonalization.Personalization.BuildFeatures.Pack.Views;

/// <summary>What follows from features of several views.</summary>
internal static class DerivedView
{
    internal static IReadOnlyList<Feature> Features { get; } =
    [
        Feature.Number("cart_value_vs_aov", "relative cart value", "Cart value per mean order value of 365 days; null without orders.", Ratio("cart_value", OrderView.AverageOfYear)),
        Feature.Number("order_gap_z", "relative recency", "Days since the last order per mean days between orders; null with fewer than two orders, or all at one instant.", Ratio(OrderView.Recency, OrderView.MeanGap)),
        Feature.Count("carts_abandoned_30d", "cart abandonment", "Carts created minus orders in 30 days, at least 0.", Excess(BehaviourView.CartsCreated, OrderView.Orders(30))),
        .. new[] { 30, 90 }.Select(days => Feature.Number(
            $"checkout_abandon_rate_{days}d", "checkout abandonment", $"Checkouts minus orders, at least 0, per checkout in {days} days; null without checkouts.",
            Ratio(Excess(BehaviourView.Checkouts(days), OrderView.Orders(days)), BehaviourView.Checkouts(days)))),
        .. new[] { 7, 30 }.Select(days => Feature.Number(
            $"buy_to_view_{days}d", "buy-to-view rate", $"Orders per product view in {days} days; null without views.", Ratio(OrderView.Orders(days), BehaviourView.Views(days)))),
        Feature.Number(
            "category_affinity", "category affinity",
            "The cart's main category's share of all weights of categories in 90 days: 1 a view, 3 an addition, 6 a line bought, halved every 14 days; null where there are none.",
            Ratio(
                $"{BehaviourView.SeenWeightOfCategory} + {OrderView.BoughtWeightOfCategory}",
                $"{BehaviourView.SeenWeight} + {OrderView.BoughtWeight}")),
    ];

    private static string Excess(string all, string some) => $"greatest({all} - {some}, 0)";
}
