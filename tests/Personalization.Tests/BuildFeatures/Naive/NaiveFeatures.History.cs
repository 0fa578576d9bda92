using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures.Naive;

internal static partial class NaiveFeatures
{
    /// <summary>Orders, each once: of several events that tell of one the first.</summary>
    private static List<NaiveEvent> Orders(IEnumerable<NaiveEvent> history) =>
        [.. Of(history, EventKinds.OrderCompleted).OrderBy(e => e.Time).ThenBy(e => e.Id, StringComparer.Ordinal).DistinctBy(e => e.Order ?? "event " + e.Id)];

    private static void AddOrders(Dictionary<string, object?> features, NaiveEvent checkout, List<NaiveEvent> history)
    {
        var orders = Orders(history);
        var paid = orders.Where(e => e.Amount is not null && e.Currency == checkout.Currency).ToList();
        var refunds = Of(history, EventKinds.OrderRefunded);
        var returned = refunds.Where(e => e.Amount is not null && e.Currency == checkout.Currency);
        var ages = orders.Select(e => Age(checkout, e)).ToList();
        double Sum(IEnumerable<NaiveEvent> events, int days) => (double)Within(checkout, events, days).Sum(e => e.Amount!.Value);
        foreach (var days in new[] { 3, 7, 14, 30, 90, 365 })
        {
            features[$"orders_{days}d"] = (long)Within(checkout, orders, days).Count;
            features[$"order_spend_{days}d"] = Sum(paid, days);
            features[$"order_value_avg_{days}d"] = Ratio(Sum(paid, days), Within(checkout, paid, days).Count);
        }
        features["recency_days"] = ages.Count == 0 ? null : ages.Min() / SecondsOfDay;
        features["frequency_days"] = Math.Max(0L, orders.Select(e => e.Time.UtcDateTime.Date).Distinct().Count() - 1);
        features["order_value_median_365d"] = Median([.. paid.Select(e => (double)e.Amount!.Value).Order()]);
        features["order_value_max_365d"] = paid.Count == 0 ? null : (double)paid.Max(e => e.Amount!.Value);
        features["order_value_last"] = paid.Count == 0 ? null : (double)paid.OrderByDescending(e => e.Time).ThenBy(e => e.Id, StringComparer.Ordinal).First().Amount!.Value;
        features["net_spend_90d"] = Sum(paid, 90) - Sum(returned, 90);
        features["refunds_90d"] = (long)Within(checkout, refunds, 90).Count;
        features["refund_amount_90d"] = Sum(returned, 90);
        features["refund_rate_90d"] = Ratio(Within(checkout, refunds, 90).Count, Within(checkout, orders, 90).Count);
        features["order_gap_mean_days"] = ages.Count < 2 ? null : (ages.Max() - ages.Min()) / (ages.Count - 1) / SecondsOfDay;
        features["discount_order_share_365d"] = Ratio(orders.Count(e => e.Discount > 0 || e.Coupon is not null), orders.Count);
    }

    private static double? Median(List<double> sorted) => sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    private static void AddBehaviour(Dictionary<string, object?> features, NaiveEvent checkout, List<NaiveEvent> history)
    {
        features["tenure_days"] = history.Select(e => Age(checkout, e)).DefaultIfEmpty().Max() / SecondsOfDay;
        features["active_days_30d"] = (long)Within(checkout, history, 30).Select(e => e.Time.UtcDateTime.Date).Distinct().Count();
        foreach (var days in new[] { 7, 30 })
        {
            var views = Of(Within(checkout, history, days), EventKinds.ProductViewed).Count;
            var adds = Of(Within(checkout, history, days), EventKinds.ProductAdded).Count;
            features[$"product_views_{days}d"] = (long)views;
            features[$"cart_adds_{days}d"] = (long)adds;
            features[$"cart_to_view_{days}d"] = Ratio(adds, views);
        }
        features["carts_created_30d"] = (long)Of(Within(checkout, history, 30), EventKinds.ProductAdded)
            .Where(e => e.Cart is not null && e.Cart != checkout.Cart).Select(e => e.Cart).Distinct().Count();
        foreach (var days in new[] { 30, 90 })
        {
            features[$"checkouts_{days}d"] = (long)Of(Within(checkout, history, days), EventKinds.CheckoutStarted)
                .Where(e => e.Checkout is null || e.Checkout != checkout.Checkout).Select(e => e.Checkout ?? e.Id).Distinct().Count();
        }
    }

    private static void AddCartLines(Dictionary<string, object?> features, NaiveEvent checkout, List<NaiveEvent> history)
    {
        var products = checkout.Lines.Select(line => line.Product).OfType<string>().Distinct().ToList();
        var views = Of(history, EventKinds.ProductViewed);
        var bought = Of(history, EventKinds.OrderCompleted).SelectMany(e => e.Lines).Select(line => line.Product).ToHashSet();
        var seen = products.Select(product => views.Where(e => e.Product == product).Select(e => (double?)Age(checkout, e)).Min()).OfType<double>().ToList();
        features["item_since_last_seen_min_s"] = seen.Count == 0 ? null : seen.Min();
        features["item_since_last_seen_avg_s"] = seen.Count == 0 ? null : seen.Average();
        features["item_views_30d"] = (long)Within(checkout, views, 30).Count(e => products.Contains(e.Product!));
        features["repeat_item_share"] = Ratio(products.Count(bought.Contains), products.Count);
    }

    private static void AddDerived(Dictionary<string, object?> features, NaiveEvent checkout, List<NaiveEvent> history)
    {
        double? Of(string name) => features[name] is { } value ? Convert.ToDouble(value, null) : null;
        features["cart_value_vs_aov"] = Of("order_value_avg_365d") is { } mean ? Ratio(Of("cart_value")!.Value, mean) : null;
        features["order_gap_z"] = Of("order_gap_mean_days") is { } gap ? Ratio(Of("recency_days")!.Value, gap) : null;
        features["carts_abandoned_30d"] = (long)Math.Max(0, Of("carts_created_30d")!.Value - Of("orders_30d")!.Value);
        foreach (var days in new[] { 30, 90 })
            features[$"checkout_abandon_rate_{days}d"] = Ratio(Math.Max(0, Of($"checkouts_{days}d")!.Value - Of($"orders_{days}d")!.Value), Of($"checkouts_{days}d")!.Value);
        foreach (var days in new[] { 7, 30 })
            features[$"buy_to_view_{days}d"] = Ratio(Of($"orders_{days}d")!.Value, Of($"product_views_{days}d")!.Value);
        var weights = Weights(checkout, history).ToList();
        var main = (string?)features["cart_category"];
        features["category_affinity"] = Ratio(weights.Where(w => w.Category == main).Sum(w => w.Weight), weights.Sum(w => w.Weight));
    }

    private static IEnumerable<(string Category, double Weight)> Weights(NaiveEvent checkout, List<NaiveEvent> history)
    {
        var seen = Within(checkout, history, 90).Where(e => e.Kind is EventKinds.ProductViewed or EventKinds.ProductAdded)
            .Select(e => (e, e.Category, Weight: e.Kind == EventKinds.ProductViewed ? 1 : 3));
        var bought = Within(checkout, Orders(history), 90).SelectMany(e => e.Lines.Select(line => (e, line.Category, Weight: 6)));
        return from entry in seen.Concat(bought)
               where entry.Category is not null
               select (entry.Category, entry.Weight * Math.Pow(0.5, Age(checkout, entry.e) / SecondsOfDay / 14));
    }
}
