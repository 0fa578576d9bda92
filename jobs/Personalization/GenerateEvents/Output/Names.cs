using System.Text.Json;
using static SparkPersonalization.Personalization.GenerateEvents.Shop.Texts;

namespace SparkPersonalization.Personalization.GenerateEvents.Output;

/// <summary>The input contract's property names, encoded once.</summary>
internal static class Names
{
    internal static readonly JsonEncodedText Address = Json("address");
    internal static readonly JsonEncodedText AnonymousId = Json("anonymousId");
    internal static readonly JsonEncodedText Brand = Json("brand");
    internal static readonly JsonEncodedText CartId = Json("cart_id");
    internal static readonly JsonEncodedText Category = Json("category");
    internal static readonly JsonEncodedText Channel = Json("channel");
    internal static readonly JsonEncodedText CheckoutId = Json("checkout_id");
    internal static readonly JsonEncodedText Context = Json("context");
    internal static readonly JsonEncodedText Country = Json("country");
    internal static readonly JsonEncodedText Coupon = Json("coupon");
    internal static readonly JsonEncodedText CouponId = Json("coupon_id");
    internal static readonly JsonEncodedText CouponName = Json("coupon_name");
    internal static readonly JsonEncodedText Currency = Json("currency");
    internal static readonly JsonEncodedText Device = Json("device");
    internal static readonly JsonEncodedText Discount = Json("discount");
    internal static readonly JsonEncodedText Email = Json("email");
    internal static readonly JsonEncodedText Event = Json("event");
    internal static readonly JsonEncodedText Height = Json("height");
    internal static readonly JsonEncodedText Internal = Json("internal");
    internal static readonly JsonEncodedText Ip = Json("ip");
    internal static readonly JsonEncodedText ListId = Json("list_id");
    internal static readonly JsonEncodedText Locale = Json("locale");
    internal static readonly JsonEncodedText Location = Json("location");
    internal static readonly JsonEncodedText MessageId = Json("messageId");
    internal static readonly JsonEncodedText Name = Json("name");
    internal static readonly JsonEncodedText OrderId = Json("order_id");
    internal static readonly JsonEncodedText Os = Json("os");
    internal static readonly JsonEncodedText PaymentMethod = Json("payment_method");
    internal static readonly JsonEncodedText Price = Json("price");
    internal static readonly JsonEncodedText ProductId = Json("product_id");
    internal static readonly JsonEncodedText Products = Json("products");
    internal static readonly JsonEncodedText Properties = Json("properties");
    internal static readonly JsonEncodedText Quantity = Json("quantity");
    internal static readonly JsonEncodedText Query = Json("query");
    internal static readonly JsonEncodedText ReceivedAt = Json("receivedAt");
    internal static readonly JsonEncodedText Revenue = Json("revenue");
    internal static readonly JsonEncodedText Screen = Json("screen");
    internal static readonly JsonEncodedText SentAt = Json("sentAt");
    internal static readonly JsonEncodedText Shipping = Json("shipping");
    internal static readonly JsonEncodedText ShippingMethod = Json("shipping_method");
    internal static readonly JsonEncodedText Sku = Json("sku");
    internal static readonly JsonEncodedText Step = Json("step");
    internal static readonly JsonEncodedText Tax = Json("tax");
    internal static readonly JsonEncodedText Timestamp = Json("timestamp");
    internal static readonly JsonEncodedText Total = Json("total");
    internal static readonly JsonEncodedText Traits = Json("traits");
    internal static readonly JsonEncodedText Type = Json("type");
    internal static readonly JsonEncodedText Url = Json("url");
    internal static readonly JsonEncodedText UserAgent = Json("userAgent");
    internal static readonly JsonEncodedText UserId = Json("userId");
    internal static readonly JsonEncodedText Value = Json("value");
    internal static readonly JsonEncodedText Width = Json("width");
}
