using SparkPersonalization.Personalization.GenerateEvents.Shop;

namespace SparkPersonalization.Personalization.GenerateEvents.Visits;

/// <summary>A checkout, and the order that it may become. Amounts are in hundredths of the device's currency.</summary>
internal sealed class Checkout(long number, CartLine[] lines, SeededRandom random)
{
    private const long FreeShippingFrom = 50_00;
    private const long ShippingCost = 4_90;
    private static readonly string[] ShippingMethods = ["standard", "express", "pick-up"];
    private static readonly string[] PaymentMethods = ["card", "paypal", "invoice", "transfer"];

    /// <summary>Counts checkouts; the ids of checkout and order are made from it.</summary>
    internal long Number { get; } = number;

    internal CartLine[] Lines { get; } = lines;

    internal string ShippingMethod { get; } = random.Of(ShippingMethods);

    internal string PaymentMethod { get; } = random.Of(PaymentMethods);

    /// <summary>The code that was accepted; null for none.</summary>
    internal string? Coupon { get; set; }

    /// <summary>The goods at their prices.</summary>
    internal long Revenue { get; } = lines.Sum(line => line.Product.Price * line.Quantity);

    internal long Shipping => Revenue >= FreeShippingFrom ? 0 : ShippingCost;

    internal long Discount => Coupon is null ? 0 : Revenue / 10;

    /// <summary>19 in 100 of the goods, rounded down.</summary>
    internal long Tax => Revenue * 19 / 100;

    internal long Total => Revenue + Shipping + Tax - Discount;
}
