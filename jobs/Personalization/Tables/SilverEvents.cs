using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Personalization.Tables;

/// <summary>
/// <c>silver/events</c>: events that are typed, valid, deduplicated by id and cleansed. A column that an event's kind does not have is null.
/// </summary>
internal static class SilverEvents
{
    /// <summary>The event's id, <c>messageId</c>: unique within the horizon of deduplication.</summary>
    internal const string EventId = "event_id";

    /// <summary>The kind, such as <c>product_viewed</c>: see <see cref="EventKinds"/>.</summary>
    internal const string Kind = "kind";

    /// <summary>The UTC date of <see cref="EventTime"/>; the table is partitioned by it.</summary>
    internal const string EventDate = "event_date";

    /// <summary>When it happened, the device's clock corrected: <c>timestamp + (receivedAt - sentAt)</c>.</summary>
    internal const string EventTime = "event_time";

    /// <summary>When the collector received it: from here on it could be known.</summary>
    internal const string ReceivedAt = "received_at";

    /// <summary>When bronze took it in.</summary>
    internal const string IngestedAt = "ingested_at";

    /// <summary>When it happened by the device's clock.</summary>
    internal const string OriginalTimestamp = "original_timestamp";

    /// <summary>When it was sent by the device's clock.</summary>
    internal const string SentAt = "sent_at";

    /// <summary>The device or browser.</summary>
    internal const string AnonymousId = "anonymous_id";

    /// <summary>The shopper who was logged in, normalized; an e-mail address as its keyed hash.</summary>
    internal const string UserId = "user_id";

    internal const string Channel = "channel";
    internal const string Ip = "ip";
    internal const string UserAgent = "user_agent";
    internal const string Locale = "locale";
    internal const string DeviceType = "device_type";
    internal const string OsName = "os_name";
    internal const string ScreenWidth = "screen_width";
    internal const string ScreenHeight = "screen_height";

    /// <summary>ISO 3166-1 alpha-2; null where the name is none that is known.</summary>
    internal const string Country = "country";

    internal const string PagePath = "page_path";
    internal const string PageUrl = "page_url";
    internal const string PageReferrer = "page_referrer";
    internal const string PageTitle = "page_title";
    internal const string PageSearch = "page_search";
    internal const string CampaignSource = "campaign_source";
    internal const string CampaignMedium = "campaign_medium";
    internal const string CampaignName = "campaign_name";

    internal const string CartId = "cart_id";
    internal const string CheckoutId = "checkout_id";
    internal const string OrderId = "order_id";

    /// <summary>Step of the checkout, from 1.</summary>
    internal const string Step = "step";

    /// <summary>Amounts, in <see cref="Currency"/>.</summary>
    internal const string Value = "value";
    internal const string Total = "total";
    internal const string Subtotal = "subtotal";
    internal const string Revenue = "revenue";
    internal const string Shipping = "shipping";
    internal const string Tax = "tax";
    internal const string Discount = "discount";

    /// <summary>ISO 4217.</summary>
    internal const string Currency = "currency";

    internal const string Affiliation = "affiliation";
    internal const string Coupon = "coupon";
    internal const string ShippingMethod = "shipping_method";
    internal const string PaymentMethod = "payment_method";
    internal const string Query = "query";
    internal const string ListId = "list_id";

    internal const string ProductId = "product_id";
    internal const string Sku = "sku";
    internal const string Category = "category";
    internal const string ProductName = "product_name";
    internal const string Brand = "brand";
    internal const string Variant = "variant";
    internal const string Price = "price";
    internal const string Quantity = "quantity";
    internal const string Position = "position";

    /// <summary>The lines of a list, cart, checkout, order or refund.</summary>
    internal const string Products = "products";

    /// <summary>The keyed hash of the e-mail address that identify told.</summary>
    internal const string EmailHash = "email_hash";

    /// <summary>A hash of the business columns: copies of one event with different ones are in conflict.</summary>
    internal const string ContentHash = "content_hash";

    /// <summary>An amount of money.</summary>
    internal const string Money = "DECIMAL(18,4)";

    private const string Product =
        $"STRUCT<product_id: STRING, sku: STRING, category: STRING, name: STRING, brand: STRING, variant: STRING, price: {Money}, quantity: BIGINT, coupon: STRING, position: BIGINT>";

    private static readonly StructType Columns = (StructType)DataType.FromDdl($"""
        {EventId} STRING, {Kind} STRING, {EventDate} DATE, {EventTime} TIMESTAMP, {ReceivedAt} TIMESTAMP, {IngestedAt} TIMESTAMP,
        {OriginalTimestamp} TIMESTAMP, {SentAt} TIMESTAMP, {AnonymousId} STRING, {UserId} STRING, {Channel} STRING,
        {Ip} STRING, {UserAgent} STRING, {Locale} STRING, {DeviceType} STRING, {OsName} STRING, {ScreenWidth} BIGINT, {ScreenHeight} BIGINT,
        {Country} STRING, {PagePath} STRING, {PageUrl} STRING, {PageReferrer} STRING, {PageTitle} STRING, {PageSearch} STRING,
        {CampaignSource} STRING, {CampaignMedium} STRING, {CampaignName} STRING,
        {CartId} STRING, {CheckoutId} STRING, {OrderId} STRING, {Step} BIGINT,
        {Value} {Money}, {Total} {Money}, {Subtotal} {Money}, {Revenue} {Money}, {Shipping} {Money}, {Tax} {Money}, {Discount} {Money},
        {Currency} STRING, {Affiliation} STRING, {Coupon} STRING, {ShippingMethod} STRING, {PaymentMethod} STRING, {Query} STRING, {ListId} STRING,
        {ProductId} STRING, {Sku} STRING, {Category} STRING, {ProductName} STRING, {Brand} STRING, {Variant} STRING, {Price} {Money}, {Quantity} BIGINT,
        {Position} BIGINT, {Products} ARRAY<{Product}>, {EmailHash} STRING, {ContentHash} BIGINT,
        {BronzeEvents.Mapping} STRING, {BronzeEvents.File} STRING, {BronzeEvents.Line} BIGINT, {BronzeEvents.Occurrence} INT,
        {BronzeEvents.Topic} STRING, {BronzeEvents.Partition} INT, {BronzeEvents.Offset} BIGINT
        """);

    internal static readonly LakeTable Table = new("silver/events", Columns, [EventDate], "refine-events");
}
