using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.RefineEvents.Codes;
using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Personalization.Tables.SilverEvents;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>What the input contract reads, as the columns of silver, cleansed.</summary>
internal static class EventColumns
{
    /// <summary>Whether the tracker marked the event as the shop's own; not a column of silver.</summary>
    internal const string IsMarkedInternal = "is_marked_internal";

    /// <summary>The user id as it came; not a column of silver.</summary>
    internal const string RawUserId = "raw_user_id";

    /// <summary>The user agent as <see cref="Bots.Searched"/> has it; not a column of silver.</summary>
    internal const string SearchedAgent = "searched_agent";

    /// <summary>The whole address, which the rules judge and silver does not keep.</summary>
    internal const string FullIp = "full_ip";

    /// <summary>Columns of silver that are fields of the contract as they are.</summary>
    private static readonly (string Column, string Path)[] Plain =
    [
        (EventId, "messageId"), (ReceivedAt, "receivedAt"), (OriginalTimestamp, "timestamp"), (SentAt, "sentAt"), (AnonymousId, "anonymousId"),
        (Channel, "channel"), (UserAgent, "context.userAgent"), (Locale, "context.locale"), (DeviceType, "context.device.type"),
        (OsName, "context.os.name"), (ScreenWidth, "context.screen.width"), (ScreenHeight, "context.screen.height"),
        (PagePath, "context.page.path"), (PageUrl, "context.page.url"), (PageReferrer, "context.page.referrer"),
        (PageTitle, "context.page.title"), (PageSearch, "context.page.search"), (CampaignSource, "context.campaign.source"),
        (CampaignMedium, "context.campaign.medium"), (CampaignName, "context.campaign.name"), (CartId, "properties.cart_id"),
        (CheckoutId, "properties.checkout_id"), (OrderId, "properties.order_id"), (Step, "properties.step"), (Value, "properties.value"),
        (Total, "properties.total"), (Subtotal, "properties.subtotal"), (Revenue, "properties.revenue"), (Shipping, "properties.shipping"),
        (Tax, "properties.tax"), (Discount, "properties.discount"), (Affiliation, "properties.affiliation"),
        (ShippingMethod, "properties.shipping_method"), (PaymentMethod, "properties.payment_method"), (Query, "properties.query"),
        (ListId, "properties.list_id"), (ProductId, "properties.product_id"), (Sku, "properties.sku"), (Category, "properties.category"),
        (ProductName, "properties.name"), (Brand, "properties.brand"), (Tables.SilverEvents.Variant, "properties.variant"), (Price, "properties.price"),
        (Quantity, "properties.quantity"), (Tables.SilverEvents.Position, "properties.position"), (Products, "properties.products"),
    ];

    /// <summary>Adds the columns to rows that hold what the contract read.</summary>
    /// <param name="rows">Rows with the columns of <paramref name="value"/>'s struct and of bronze.</param>
    /// <param name="contract">The contract's columns.</param>
    /// <param name="value">The column that holds them.</param>
    /// <param name="hashKey">The key of the hashes of personal data.</param>
    internal static DataFrame From(DataFrame rows, StructType contract, string value, string hashKey)
    {
        var fields = new ValueColumns(contract, value);
        return rows.WithColumns(Plain.Select(plain => Named(plain.Column, fields.As(plain.Path, plain.Column))).Concat(Cleansed(fields, Lit(hashKey))))
            .WithColumn(SearchedAgent, Bots.Searched(Col(UserAgent)))
            .WithColumn(EventTime, Times.Corrected(Col(OriginalTimestamp), Col(SentAt), Col(ReceivedAt)))
            .WithColumn(EventDate, ToDate(Col(EventTime)));
    }

    private static IEnumerable<KeyValuePair<string, Column>> Cleansed(ValueColumns fields, Column key)
    {
        var text = new StringType();
        yield return Named(UserId, PersonalData.UserId(fields.Raw("userId", text), key));
        yield return Named(RawUserId, fields.Raw("userId", text));
        yield return Named(EmailHash, PersonalData.Email(fields.Raw("traits.email", text), key));
        var address = Addresses.Plain(fields.Raw("context.ip", text));
        yield return Named(FullIp, address);
        yield return Named(Ip, PersonalData.Network(address));
        yield return Named(IsMarkedInternal, fields.Raw("context.internal", new BooleanType()));
        yield return Named(Currency, Currencies.Code(fields.Raw("properties.currency", text)));
        yield return Named(Coupon, Coalesce(fields.As("properties.coupon", Coupon), fields.As("properties.coupon_id", Coupon)));
        yield return Named(Country, Countries.Code(Coalesce(fields.Raw("context.location.country", text), fields.Raw("traits.address.country", text))));
    }

    private static KeyValuePair<string, Column> Named(string name, Column column) => KeyValuePair.Create(name, column);
}
