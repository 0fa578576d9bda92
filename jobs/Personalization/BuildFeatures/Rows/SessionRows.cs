using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.BuildFeatures.Pack;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.BuildFeatures.Rows;

/// <summary>
/// The device's events in the 12 hours before each checkout, as known then, and the checkout itself; <c>is_in_session</c> tells which no
/// gap of more than 30 minutes separates from it. Sessions that were corrected later are not asked, as they know too much.
/// </summary>
internal static class SessionRows
{
    private const long Gap = 30 * 60 * Ages.Second;
    private const long Longest = 12 * Ages.Hour;

    private const string OfOneCheckout = $"PARTITION BY {CheckoutRows.RowId}, {CheckoutRows.RowTime} ORDER BY {Ages.Age}, {SilverEvents.EventId}";

    /// <summary>As sessions go: by anonymous id, else by user id.</summary>
    private const string SessionKey = $"coalesce('a:' || {SilverEvents.AnonymousId}, 'u:' || {SilverEvents.UserId})";

    private static readonly Column IsKnown = Expr($"{CheckoutRows.RowAt} - {TimedEvents.At} < {Longest} AND ({TimedEvents.KnownAt} <= {CheckoutRows.RowAt} OR is_own)");

    internal static DataFrame Of(FeatureInput input)
    {
        var checkouts = input.Checkouts.SelectExpr(CheckoutRows.RowId, CheckoutRows.RowTime, CheckoutRows.RowAt, $"{SessionKey} AS row_key");
        var events = TimedEvents.Of(input.Events, "true").SelectExpr(SilverEvents.EventId, SilverEvents.Kind, TimedEvents.At, TimedEvents.KnownAt, SilverEvents.Step, $"{SessionKey} AS key");
        return checkouts.Join(events, Col("row_key") == Col("key"))
            .SelectExpr("*", $"{CheckoutRows.RowAt} - {TimedEvents.At} AS {Ages.Age}", $"{SilverEvents.EventId} = {CheckoutRows.RowId} AND {TimedEvents.At} = {CheckoutRows.RowAt} AS is_own")
            .Filter(IsKnown)
            .SelectExpr("*", $"coalesce({Ages.Age} - lag({Ages.Age}) OVER ({OfOneCheckout}) > {Gap}, false) AS is_after_gap")
            .SelectExpr("*", $"count_if(is_after_gap) OVER ({OfOneCheckout} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) = 0 AS is_in_session");
    }
}
