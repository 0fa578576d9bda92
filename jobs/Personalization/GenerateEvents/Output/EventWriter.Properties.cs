using System.Buffers.Text;
using System.Text.Json;
using SparkPersonalization.Personalization.GenerateEvents.Shop;
using SparkPersonalization.Personalization.GenerateEvents.Visits;

namespace SparkPersonalization.Personalization.GenerateEvents.Output;

internal sealed partial class EventWriter
{
    private const long ConflictingPriceRise = 1_00;

    private Dictionary<EventKind, Action<ShopEvent, PlannedRecord>> PropertyWriters() => new()
    {
        [EventKind.Identify] = (made, _) => WriteTraits(made),
        [EventKind.Page] = (made, _) => WritePlace(made),
        [EventKind.ProductViewed] = Properties(WriteViewed),
        [EventKind.ProductAdded] = Properties(WriteCartChange),
        [EventKind.ProductRemoved] = Properties(WriteCartChange),
        [EventKind.ProductListViewed] = Properties((made, _) => WriteList(made)),
        [EventKind.ProductsSearched] = Properties((made, _) => _json.WriteString(Names.Query, made.Text)),
        [EventKind.CartViewed] = Properties((made, _) => WriteCart(made)),
        [EventKind.CouponEntered] = Properties((made, _) => WriteCoupon(made, applied: false)),
        [EventKind.CouponApplied] = Properties((made, _) => WriteCoupon(made, applied: true)),
        [EventKind.CheckoutStarted] = Properties((made, _) => WriteCheckout(made)),
        [EventKind.CheckoutStepViewed] = Properties((made, _) => WriteStep(made)),
        [EventKind.CheckoutStepCompleted] = Properties((made, _) => WriteStep(made)),
        [EventKind.PaymentInfoEntered] = Properties((made, _) => WritePayment(made)),
        [EventKind.OrderCompleted] = Properties((made, _) => WriteOrder(made)),
        [EventKind.OrderRefunded] = Properties((made, _) => WriteRefund(made)),
    };

    private Action<ShopEvent, PlannedRecord> Properties(Action<ShopEvent, PlannedRecord> write) => (made, record) =>
    {
        _json.WriteStartObject(Names.Properties);
        write(made, record);
        _json.WriteEndObject();
    };

    private void WriteTraits(ShopEvent made)
    {
        _json.WriteStartObject(Names.Traits);
        _json.WriteString(Names.Email, made.Identity!.User.Email);
        _json.WriteStartObject(Names.Address);
        _json.WriteString(Names.Country, made.Visit.Country);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WritePlace(ShopEvent made)
    {
        _json.WritePropertyName(Names.Properties);
        _json.WriteRawValue([.. made.Kind.Place, (byte)'}'], skipInputValidation: true);
    }

    private void WriteViewed(ShopEvent made, PlannedRecord record)
    {
        WriteProduct(made.Product!, made.Quantity, PriceOf(made, record));
        _json.WriteString(Names.Url, made.Product!.Url);
        _json.WriteString(Names.Currency, made.Visit.Currency);
    }

    private void WriteCartChange(ShopEvent made, PlannedRecord record)
    {
        WriteId(Names.CartId, 'c', made.CartNumber);
        WriteProduct(made.Product!, made.Quantity, PriceOf(made, record));
        _json.WriteString(Names.Currency, made.Visit.Currency);
    }

    private static long PriceOf(ShopEvent made, in PlannedRecord record)
    {
        var price = made.Product!.Price;
        if (record.Damage == Damage.OutOfRange)
            return -price;
        return record.Conflicting ? price + ConflictingPriceRise : price;
    }

    private void WriteList(ShopEvent made)
    {
        _json.WriteString(Names.ListId, made.Category!.Id);
        _json.WriteString(Names.Category, made.Category.Name);
        WriteLines(made.Lines);
    }

    private void WriteCart(ShopEvent made)
    {
        WriteId(Names.CartId, 'c', made.CartNumber);
        _json.WriteString(Names.Currency, made.Visit.Currency);
        WriteLines(made.Lines);
    }

    private void WriteCoupon(ShopEvent made, bool applied)
    {
        WriteId(Names.CartId, 'c', made.CartNumber);
        _json.WriteString(Names.CouponId, made.Text);
        if (applied)
            _json.WriteString(Names.CouponName, "10 in 100 off");
    }

    private void WriteCheckout(ShopEvent made)
    {
        WriteId(Names.CartId, 'c', made.CartNumber);
        WriteId(Names.CheckoutId, 'k', made.Checkout!.Number);
        WriteId(Names.OrderId, 'o', made.Checkout.Number);
        WriteMoney(Names.Value, made.Checkout.Total);
        WriteAmounts(made);
    }

    private void WriteStep(ShopEvent made)
    {
        WriteId(Names.CheckoutId, 'k', made.Checkout!.Number);
        _json.WriteNumber(Names.Step, made.Step);
        _json.WriteString(Names.ShippingMethod, made.Checkout.ShippingMethod);
    }

    private void WritePayment(ShopEvent made)
    {
        WriteId(Names.OrderId, 'o', made.Checkout!.Number);
        WriteStep(made);
        _json.WriteString(Names.PaymentMethod, made.Checkout.PaymentMethod);
    }

    private void WriteOrder(ShopEvent made)
    {
        WriteId(Names.OrderId, 'o', made.Checkout!.Number);
        WriteId(Names.CheckoutId, 'k', made.Checkout.Number);
        WriteMoney(Names.Total, made.Checkout.Total);
        WriteAmounts(made);
        _json.WriteString(Names.ShippingMethod, made.Checkout.ShippingMethod);
        _json.WriteString(Names.PaymentMethod, made.Checkout.PaymentMethod);
    }

    private void WriteRefund(ShopEvent made)
    {
        WriteId(Names.OrderId, 'o', made.Checkout!.Number);
        WriteMoney(Names.Total, made.Checkout.Total);
        _json.WriteString(Names.Currency, made.Visit.Currency);
    }

    private void WriteAmounts(ShopEvent made)
    {
        WriteMoney(Names.Revenue, made.Checkout!.Revenue);
        WriteMoney(Names.Shipping, made.Checkout.Shipping);
        WriteMoney(Names.Tax, made.Checkout.Tax);
        WriteMoney(Names.Discount, made.Checkout.Discount);
        if (made.Checkout.Coupon is { } coupon)
            _json.WriteString(Names.Coupon, coupon);
        _json.WriteString(Names.Currency, made.Visit.Currency);
        WriteLines(made.Lines);
    }

    private void WriteLines(CartLine[] lines)
    {
        _json.WriteStartArray(Names.Products);
        foreach (var line in lines)
        {
            _json.WriteStartObject();
            WriteProduct(line.Product, line.Quantity, line.Product.Price);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    private void WriteProduct(Product product, int quantity, long price)
    {
        _json.WriteString(Names.ProductId, product.Id);
        _json.WriteString(Names.Sku, product.Sku);
        _json.WriteString(Names.Category, product.Category.Name);
        _json.WriteString(Names.Name, product.Name);
        _json.WriteString(Names.Brand, product.Brand);
        WriteMoney(Names.Price, price);
        _json.WriteNumber(Names.Quantity, quantity);
    }

    private void WriteId(JsonEncodedText name, char prefix, long number)
    {
        Span<byte> text = stackalloc byte[24];
        text[0] = (byte)prefix;
        text[1] = (byte)'-';
        Utf8Formatter.TryFormat(number, text[2..], out var digits);
        _json.WriteString(name, text[..(digits + 2)]);
    }

    // Hundredths with two decimal places, also where they are zeros.
    private void WriteMoney(JsonEncodedText name, long hundredths)
    {
        var size = Math.Abs(hundredths);
        _json.WriteNumber(name, new decimal((int)size, (int)(size >> 32), 0, hundredths < 0, 2));
    }
}
