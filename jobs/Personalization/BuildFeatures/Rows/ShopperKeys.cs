using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.BuildFeatures.Rows;

/// <summary>
/// Whose history a checkout has, as keys that its events share. A logged-in shopper's are the events with the user id, <c>u:</c>, and the
/// events without user id of every device that a known event links to the user, <c>a:</c>; the checkout links its own device. A guest's
/// are all events of the device, <c>g:</c>. A link that is learned later changes nothing.
/// </summary>
internal static class ShopperKeys
{
    internal const string Key = "key";

    /// <summary>An event's keys. It has at most one of those that a checkout has.</summary>
    internal const string OfEvent =
        $"array(coalesce('u:' || {SilverEvents.UserId}, 'a:' || {SilverEvents.AnonymousId}), 'g:' || {SilverEvents.AnonymousId})";

    private const string OfCheckout =
        $"CASE WHEN {SilverEvents.UserId} IS NULL THEN array('g:' || {SilverEvents.AnonymousId}) ELSE array('u:' || {SilverEvents.UserId}, 'a:' || {SilverEvents.AnonymousId}) END";

    private static readonly string[] Columns = [CheckoutRows.RowId, CheckoutRows.RowTime, CheckoutRows.RowAt, Key];

    /// <summary>The keys of checkouts.</summary>
    internal static DataFrame Of(DataFrame checkouts, DataFrame events)
    {
        var own = checkouts.SelectExpr([.. Columns[..^1], $"explode({OfCheckout}) AS {Key}"]).Filter($"{Key} IS NOT NULL");
        return own.Union(LinkedDevices(checkouts, events)).Distinct();
    }

    private static DataFrame LinkedDevices(DataFrame checkouts, DataFrame events)
    {
        var users = checkouts.SelectExpr([.. Columns[..^1], $"'u:' || {SilverEvents.UserId} AS {Key}"]).Filter($"{Key} IS NOT NULL");
        var links = TimedEvents.Of(events, $"{SilverEvents.UserId} IS NOT NULL AND {SilverEvents.AnonymousId} IS NOT NULL")
            .SelectExpr(SilverEvents.EventId, TimedEvents.At, TimedEvents.KnownAt, $"'u:' || {SilverEvents.UserId} AS {Key}", $"'a:' || {SilverEvents.AnonymousId} AS device");
        return FeatureInput.JoinHistory(users, links, Lit(true)).SelectExpr([.. Columns[..^1], $"device AS {Key}"]);
    }
}
