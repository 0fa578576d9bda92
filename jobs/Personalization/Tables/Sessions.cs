using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Personalization.Tables;

/// <summary><c>gold/sessions</c>: one row a session, corrected when late events come.</summary>
internal static class Sessions
{
    /// <summary>A hash of <see cref="SessionKey"/> and the session's first event: never of the order of arrival.</summary>
    internal const string SessionId = "session_id";

    /// <summary>The UTC date of <see cref="StartedAt"/>; the table is partitioned by it.</summary>
    internal const string SessionDate = "session_date";

    /// <summary>Whose it is: <c>a:</c> and the anonymous id, else <c>u:</c> and the user id. A login in mid-session does not split one.</summary>
    internal const string SessionKey = "session_key";

    internal const string AnonymousId = "anonymous_id";

    /// <summary>The last user id in it; null for a guest.</summary>
    internal const string UserId = "user_id";

    /// <summary>The event times of its first and last event.</summary>
    internal const string StartedAt = "started_at";
    internal const string EndedAt = "ended_at";

    /// <summary>The ids of its first and last event, in order of event time, then event id.</summary>
    internal const string FirstEventId = "first_event_id";
    internal const string LastEventId = "last_event_id";

    /// <summary>From first to last event, milliseconds.</summary>
    internal const string DurationMs = "duration_ms";

    /// <summary>Which rule began it: <c>gap</c> (also a shopper's first), <c>campaign</c>, <c>midnight</c> or <c>length</c>.</summary>
    internal const string BegunBy = "begun_by";

    /// <summary>How many events it has, and how many of a kind.</summary>
    internal const string Events = "events";
    internal const string PageViews = "page_views";
    internal const string ProductViews = "product_views";
    internal const string Searches = "searches";
    internal const string CartAdds = "cart_adds";
    internal const string CartRemoves = "cart_removes";
    internal const string CartViews = "cart_views";
    internal const string Checkouts = "checkouts";

    /// <summary>The highest step of a checkout; null without one.</summary>
    internal const string CheckoutStepMax = "checkout_step_max";

    /// <summary>Distinct order ids.</summary>
    internal const string Orders = "orders";

    /// <summary>Sum of the orders' totals; null without orders, or where they are in several currencies.</summary>
    internal const string OrderTotal = "order_total";
    internal const string Currency = "currency";

    /// <summary>Of the first event that tells.</summary>
    internal const string EntryPath = "entry_path";
    internal const string Referrer = "referrer";
    internal const string CampaignSource = "campaign_source";
    internal const string CampaignMedium = "campaign_medium";
    internal const string CampaignName = "campaign_name";
    internal const string DeviceType = "device_type";
    internal const string Country = "country";

    /// <summary>More events than a person makes in one session.</summary>
    internal const string IsBot = "is_bot";

    /// <summary>Events came faster than a person makes them.</summary>
    internal const string IsFast = "is_fast";

    internal static readonly LakeTable Table = new(
        "gold/sessions",
        (StructType)DataType.FromDdl($"""
            {SessionId} STRING, {SessionDate} DATE, {SessionKey} STRING, {AnonymousId} STRING, {UserId} STRING,
            {StartedAt} TIMESTAMP, {EndedAt} TIMESTAMP, {FirstEventId} STRING, {LastEventId} STRING, {DurationMs} BIGINT, {BegunBy} STRING,
            {Events} BIGINT, {PageViews} BIGINT, {ProductViews} BIGINT, {Searches} BIGINT, {CartAdds} BIGINT, {CartRemoves} BIGINT, {CartViews} BIGINT,
            {Checkouts} BIGINT, {CheckoutStepMax} BIGINT, {Orders} BIGINT, {OrderTotal} {SilverEvents.Money}, {Currency} STRING,
            {EntryPath} STRING, {Referrer} STRING, {CampaignSource} STRING, {CampaignMedium} STRING, {CampaignName} STRING,
            {DeviceType} STRING, {Country} STRING, {IsBot} BOOLEAN, {IsFast} BOOLEAN
            """),
        [SessionDate],
        "sessionize")
    { ChangesRows = true };
}
