using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.BuildFeatures.Pack;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.BuildFeatures.Rows;

/// <summary>Each product of each cart once, with the shopper's views and purchases of it.</summary>
internal static class CartLineRows
{
    private const string Item = "item";

    private const string Condition = $"{SilverEvents.Kind} IN ('{EventKinds.ProductViewed}', '{EventKinds.OrderCompleted}')";

    private const string Products =
        $"CASE WHEN {SilverEvents.Kind} = '{EventKinds.ProductViewed}' THEN array({SilverEvents.ProductId}) ELSE transform({SilverEvents.Products}, p -> p.product_id) END";

    private const string IsView = $"{SilverEvents.Kind} = '{EventKinds.ProductViewed}'";

    internal static DataFrame Of(FeatureInput input)
    {
        var lines = input.Checkouts.SelectExpr([.. CheckoutRows.Keys, $"explode(items) AS {Item}"]);
        var events = TimedEvents.Keyed(input.Events, Condition)
            .SelectExpr(SilverEvents.EventId, SilverEvents.Kind, TimedEvents.At, TimedEvents.KnownAt, ShopperKeys.Key, $"explode({Products}) AS product");
        var known = FeatureInput.JoinHistory(input.Keys.Join(lines, CheckoutRows.Keys), events, Col(Item) == Col("product"))
            .GroupBy([.. CheckoutRows.Keys.Append(Item).Select(Col)])
            .Agg(
                Expr($"min(CASE WHEN {IsView} THEN {Ages.Age} END)").As("seen_age"),
                Expr($"count_if({IsView} AND {Ages.Within(30)})").As("views"),
                Expr($"bool_or({SilverEvents.Kind} = '{EventKinds.OrderCompleted}')").As("is_bought"));
        return lines.Join(known, [.. CheckoutRows.Keys, Item], "left_outer");
    }
}
