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

    // The join is by the user as silver has it, and all else is computed of what it gives: links are few of silver's events. A checkout may be
    // among its own history here, as it links its own device in any case.
    private static DataFrame LinkedDevices(DataFrame checkouts, DataFrame events)
    {
        const string user = "row_user";
        var users = checkouts.SelectExpr([.. Columns[..^1], $"{SilverEvents.UserId} AS {user}"]).Filter($"{user} IS NOT NULL");
        var links = events
            .Filter($"{SilverEvents.UserId} IS NOT NULL AND {SilverEvents.AnonymousId} IS NOT NULL")
            .Select(SilverEvents.EventTime, SilverEvents.ReceivedAt, SilverEvents.UserId, SilverEvents.AnonymousId);
        return users.Join(links, Col(user) == Col(SilverEvents.UserId))
            .SelectExpr([.. Columns[..^1], TimedEvents.AtSql, TimedEvents.KnownAtSql, $"'a:' || {SilverEvents.AnonymousId} AS {Key}"])
            .Filter(FeatureInput.IsKnown)
            .Select([.. Columns.Select(Col)]);
    }
}
