using SparkPersonalization.Personalization.GenerateEvents.Shop;

namespace SparkPersonalization.Personalization.GenerateEvents.Visits;

internal sealed partial class VisitPlanner
{
    private const int MostLines = 8;
    private long _carts;

    private void AddToCart()
    {
        if (_lastViewed is not { } product || Device.Cart.Length == MostLines || Array.Exists(Device.Cart, line => line.Product == product))
            return;
        if (Device.Cart.Length == 0)
            Device.CartNumber = ++_carts;
        var quantity = (int)random.MostlyLow(1, 4);
        Device.Cart = [.. Device.Cart, new CartLine(product, quantity)];
        Emit(new ShopEvent(EventKind.ProductAdded, _visit, _now) { Product = product, Quantity = quantity, CartNumber = Device.CartNumber });
    }

    private void RemoveFromCart()
    {
        if (Device.Cart.Length == 0)
            return;
        var line = random.Of(Device.Cart);
        Device.Cart = Array.FindAll(Device.Cart, other => other != line);
        Emit(new ShopEvent(EventKind.ProductRemoved, _visit, _now) { Product = line.Product, Quantity = line.Quantity, CartNumber = Device.CartNumber });
    }

    private void ViewCart()
    {
        if (Device.CartNumber > 0)
            Emit(new ShopEvent(EventKind.CartViewed, _visit, _now) { Lines = Device.Cart, CartNumber = Device.CartNumber });
    }
}
