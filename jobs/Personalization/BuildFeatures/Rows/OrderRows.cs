using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.BuildFeatures.Rows;

/// <summary>The orders and refunds of each checkout's history.</summary>
internal static class OrderRows
{
    private const string Condition = $"{SilverEvents.Kind} IN ('{EventKinds.OrderCompleted}', '{EventKinds.OrderRefunded}')";

    internal static DataFrame Of(FeatureInput input) => input.History(Condition)
        .SelectExpr(
            "*",
            $"{SilverEvents.Kind} = '{EventKinds.OrderCompleted}' AS is_order",
            $"{SilverEvents.Kind} = '{EventKinds.OrderRefunded}' AS is_refund",
            $"{SilverEvents.Currency} <=> cart_currency AND amount IS NOT NULL AS is_counted",
            Lines("p.category IS NOT NULL", "lines"),
            Lines("p.category = main_category", "lines_of_category"))
        .SelectExpr("*", "is_order AND is_counted AS is_paid", "is_refund AND is_counted AS is_returned", $"row_number() OVER ({SameOrder}) AS copy")
        .Filter("copy = 1");

    /// <summary>Of the events that tell of one order the first counts; each refund counts, as an order may be refunded in parts.</summary>
    private const string SameOrder = $"""
        PARTITION BY {CheckoutRows.RowId}, {CheckoutRows.RowTime}, is_order,
        CASE WHEN is_order THEN coalesce({SilverEvents.OrderId}, {SilverEvents.EventId}) ELSE {SilverEvents.EventId} END
        ORDER BY {TimedEvents.At}, {SilverEvents.EventId}
        """;

    private static string Lines(string condition, string name) =>
        $"CAST(coalesce(size(filter({SilverEvents.Products}, p -> {condition})), 0) AS BIGINT) AS {name}";
}
