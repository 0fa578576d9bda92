using SparkPersonalization.Personalization.BuildFeatures.Rows;
using static SparkPersonalization.Personalization.BuildFeatures.Pack.Ages;

namespace SparkPersonalization.Personalization.BuildFeatures.Pack.Views;

/// <summary>The shopper's orders and refunds of 365 days. An order told by several events is the first of them that was known.</summary>
internal static class OrderView
{
    internal const string Recency = "recency_days";
    internal const string AverageOfYear = "order_value_avg_365d";
    internal const string MeanGap = "order_gap_mean_days";
    internal const string BoughtWeight = "bought_weight";
    internal const string BoughtWeightOfCategory = "bought_weight_of_category";

    private static readonly int[] Windows = [3, 7, 14, 30, 90, 365];

    internal static FeatureView View { get; } = new("orders", OrderRows.Of, Features());

    /// <summary>The name of the count of orders in a window.</summary>
    internal static string Orders(int days) => $"orders_{days}d";

    private static IReadOnlyList<Feature> Features() =>
    [
        Feature.Number(Recency, "RFM recency", "Days since the last order; null without one.", In(Day, "min(CASE WHEN is_order THEN age END)")),
        Feature.Count("frequency_days", "RFM frequency", "Distinct UTC days with an order, minus the first.", "greatest(count(DISTINCT CASE WHEN is_order THEN day END) - 1, 0)"),
        .. Windows.SelectMany(Windowed),
        Feature.Number("order_value_median_365d", "RFM monetary, median", "Median order value; null without orders.", "median(CASE WHEN is_paid THEN CAST(amount AS DOUBLE) END)"),
        Feature.Number("order_value_max_365d", "RFM monetary, maximum", "Highest order value; null without orders.", "max(CASE WHEN is_paid THEN amount END)"),
        Feature.Number("order_value_last", "RFM monetary, last", "Value of the last order; null without orders.", "min(CASE WHEN is_paid THEN named_struct('age', age, 'id', event_id, 'amount', amount) END).amount"),
        Feature.Sum("net_spend_90d", "net spend", "Order values minus refunds of 90 days.", $"coalesce({Paid(90)}, 0) - coalesce({Refunded(90)}, 0)"),
        Feature.Count("refunds_90d", "refund count", "Refunds in 90 days.", $"count_if(is_refund AND {Within(90)})"),
        Feature.Sum("refund_amount_90d", "refund amount", "Sum of refunds in 90 days.", Refunded(90)),
        Feature.Number("refund_rate_90d", "refund rate", "Refunds per order in 90 days; null without orders.", Ratio($"count_if(is_refund AND {Within(90)})", $"count_if(is_order AND {Within(90)})")),
        Feature.Number(MeanGap, "inter-order gap", "Mean days between orders of 365 days; null with fewer than two.", $"CAST(max(CASE WHEN is_order THEN age END) - min(CASE WHEN is_order THEN age END) AS DOUBLE) / nullif(count_if(is_order) - 1, 0) / {Day}"),
        Feature.Number("discount_order_share_365d", "discounted order share", "Share of orders with a discount or a coupon; null without orders.", Ratio("count_if(is_order AND is_discounted)", "count_if(is_order)")),
        Feature.Part(BoughtWeight, "BIGINT", DecayedSum("CASE WHEN is_order THEN 6 * lines ELSE 0 END")),
        Feature.Part(BoughtWeightOfCategory, "BIGINT", DecayedSum("CASE WHEN is_order THEN 6 * lines_of_category ELSE 0 END")),
    ];

    private static IEnumerable<Feature> Windowed(int days) =>
    [
        Feature.Count(Orders(days), "orders in window", $"Orders in {days} days.", $"count_if(is_order AND {Within(days)})"),
        Feature.Sum($"order_spend_{days}d", "spend in window", $"Sum of order values in {days} days.", Paid(days)),
        Feature.Number($"order_value_avg_{days}d", "average order value", $"Mean order value in {days} days; null without orders.", Ratio(Paid(days), $"count_if(is_paid AND {Within(days)})")),
    ];

    private static string Paid(int days) => $"sum(CASE WHEN is_paid AND {Within(days)} THEN amount END)";

    private static string Refunded(int days) => $"sum(CASE WHEN is_returned AND {Within(days)} THEN amount END)";
}
