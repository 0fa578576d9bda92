using SparkPersonalization.Personalization.BuildFeatures.Rows;
using static SparkPersonalization.Personalization.BuildFeatures.Pack.Ages;

namespace SparkPersonalization.Personalization.BuildFeatures.Pack.Views;

/// <summary>The products of the cart, each with what the shopper is known to have done with it in 365 days.</summary>
internal static class CartLineView
{
    internal static FeatureView View { get; } = new("cart lines", CartLineRows.Of,
    [
        Feature.Number("item_since_last_seen_min_s", "item recency", "Seconds since the last view of the product seen last; null where none was seen.", In(Second, "min(seen_age)")),
        Feature.Number("item_since_last_seen_avg_s", "item recency, mean", "Mean over the cart's products of the seconds since the last view; products not seen are left out, null where none was seen.", $"CAST(sum(seen_age) AS DOUBLE) / nullif(count(seen_age), 0) / {Second}"),
        Feature.Count("item_views_30d", "item views", "Views of the cart's products in 30 days.", "sum(views)"),
        Feature.Number("repeat_item_share", "repeat purchase", "Share of the cart's products that the shopper bought in 365 days; null where the cart has none.", Ratio("count_if(is_bought)", "count(*)")),
    ]);
}
