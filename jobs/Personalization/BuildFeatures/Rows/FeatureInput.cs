using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.BuildFeatures.Pack;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.BuildFeatures.Rows;

/// <summary>What features are computed from.</summary>
/// <param name="Checkouts">The checkouts: <see cref="CheckoutRows"/>.</param>
/// <param name="Keys">Whose history each checkout has: <see cref="ShopperKeys"/>.</param>
/// <param name="Events">Silver's events: all that the checkouts may look back to, each once; others do not matter.</param>
internal sealed record FeatureInput(DataFrame Checkouts, DataFrame Keys, DataFrame Events)
{
    /// <summary>Each checkout's columns that conditions on its history compare with.</summary>
    private static readonly string[] OwnColumns = ["own_cart_id", "own_checkout_id", "cart_currency", "main_category"];

    /// <summary>Events that had happened and been received by the checkout's instant, and are not too old.</summary>
    internal static readonly Column IsKnown = Expr($"{TimedEvents.KnownAt} <= {CheckoutRows.RowAt} AND {TimedEvents.At} > {CheckoutRows.RowAt} - {Ages.HistoryDays * Ages.Day}");

    /// <summary>The checkout itself is none of its history.</summary>
    private static readonly Column IsHistory = IsKnown.And(Col(SilverEvents.EventId) != Col(CheckoutRows.RowId));

    /// <summary>Each checkout's history: the shopper's events that fulfil a condition, with <see cref="Ages.Age"/> and the checkout's columns.</summary>
    internal DataFrame History(string condition) =>
        JoinHistory(Keys.Join(Checkouts.SelectExpr([.. CheckoutRows.Keys, .. OwnColumns]), CheckoutRows.Keys), TimedEvents.Keyed(Events, condition), Lit(true));

    /// <summary>Joins rows that have a shopper's key with the shopper's events known by then.</summary>
    internal static DataFrame JoinHistory(DataFrame rows, DataFrame events, Column condition) => rows
        .WithColumnRenamed(ShopperKeys.Key, "row_key")
        .Join(events, (Col("row_key") == Col(ShopperKeys.Key)).And(IsHistory).And(condition))
        .WithColumn(Ages.Age, Expr($"{CheckoutRows.RowAt} - {TimedEvents.At}"));
}
