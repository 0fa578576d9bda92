using System.Text.Json;
using SparkPersonalization.Personalization.GenerateEvents.Shop;
using static SparkPersonalization.Personalization.GenerateEvents.Shop.Texts;

namespace SparkPersonalization.Personalization.GenerateEvents.Visits;

/// <summary>A kind of event of the input contract (<c>conf/schemas/events.json</c>) and the page on which it happens.</summary>
internal sealed class EventKind
{
    internal static readonly EventKind Page = new("page", null, "/");
    internal static readonly EventKind Identify = new("identify", null, "/login");
    internal static readonly EventKind ProductViewed = Track("Product Viewed", "/p/", hasPrice: true);
    internal static readonly EventKind ProductListViewed = Track("Product List Viewed", "/c/");
    internal static readonly EventKind ProductsSearched = Track("Products Searched", "/search");
    internal static readonly EventKind ProductAdded = Track("Product Added", "/p/", hasPrice: true);
    internal static readonly EventKind ProductRemoved = Track("Product Removed", "/cart", hasPrice: true);
    internal static readonly EventKind CartViewed = Track("Cart Viewed", "/cart");
    internal static readonly EventKind CheckoutStarted = Track("Checkout Started", "/checkout");
    internal static readonly EventKind CheckoutStepViewed = Track("Checkout Step Viewed", "/checkout");
    internal static readonly EventKind CheckoutStepCompleted = Track("Checkout Step Completed", "/checkout");
    internal static readonly EventKind PaymentInfoEntered = Track("Payment Info Entered", "/checkout/payment");
    internal static readonly EventKind CouponEntered = Track("Coupon Entered", "/cart");
    internal static readonly EventKind CouponApplied = Track("Coupon Applied", "/cart");
    internal static readonly EventKind OrderCompleted = Track("Order Completed", "/checkout/thanks");
    internal static readonly EventKind OrderRefunded = Track("Order Refunded", "/");

    private EventKind(string type, string? name, string path, bool hasPrice = false)
    {
        Type = Json(type);
        Name = name;
        Event = name is null ? null : Json(name);
        Place = Texts.Place(path);
        HasPrice = hasPrice;
    }

    /// <summary>The call: track, page or identify.</summary>
    internal JsonEncodedText Type { get; }

    /// <summary>The event's name; null but for track calls.</summary>
    internal string? Name { get; }

    /// <summary><see cref="Name"/>, encoded.</summary>
    internal JsonEncodedText? Event { get; }

    /// <summary>The page on which it happens where that is no product's or category's, see <see cref="Texts.Place"/>.</summary>
    internal byte[] Place { get; }

    /// <summary>Whether it tells of one product with its price.</summary>
    internal bool HasPrice { get; }

    private static EventKind Track(string name, string path, bool hasPrice = false) => new("track", name, path, hasPrice);
}
