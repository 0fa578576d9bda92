namespace SparkPersonalization.Personalization.GenerateEvents.Visits;

internal sealed partial class VisitPlanner
{
    // Address, delivery, payment, confirmation.
    private const int PaymentStep = 3;
    private const int LastStep = 4;
    private const double GivesUp = 0.1;

    private static readonly string[] Coupons = ["SPRING10", "WELCOME", "FREUNDE10", "VIP-2025"];
    private long _checkouts;

    private void CheckOut()
    {
        ViewCart();
        if (Device.Identity is null && random.Chance(0.5))
            LogIn();
        EnterCoupon();
        var checkout = new Checkout(++_checkouts, Device.Cart, random) { Coupon = _coupon };
        EmitOf(checkout, EventKind.CheckoutStarted, 0);
        for (var step = 1; step <= LastStep; step++)
        {
            EmitOf(checkout, EventKind.CheckoutStepViewed, step);
            if (random.Chance(GivesUp))
                return;
            if (step == PaymentStep)
                EmitOf(checkout, EventKind.PaymentInfoEntered, step);
            EmitOf(checkout, EventKind.CheckoutStepCompleted, step);
        }
        Order(checkout);
    }

    private void EnterCoupon()
    {
        const double HasCoupon = 0.25;
        const double IsValid = 0.7;
        if (!random.Chance(HasCoupon))
            return;
        var code = random.Of(Coupons);
        Emit(new ShopEvent(EventKind.CouponEntered, _visit, _now) { Text = code, CartNumber = Device.CartNumber });
        if (!random.Chance(IsValid))
            return;
        _coupon = code;
        Emit(new ShopEvent(EventKind.CouponApplied, _visit, _now) { Text = code, CartNumber = Device.CartNumber });
    }

    private void Order(Checkout checkout)
    {
        if (!Open)
            return;
        EmitOf(checkout, EventKind.OrderCompleted, 0);
        if (Device.Identity is { } identity)
            refunds.Consider(checkout, identity.User, Device.Country, Math.Max(_now, _visit.OnlineFrom));
        (Device.Cart, Device.CartNumber) = ([], 0);
    }

    private void EmitOf(Checkout checkout, EventKind kind, int step) =>
        Emit(new ShopEvent(kind, _visit, _now) { Checkout = checkout, Step = step, Lines = checkout.Lines, CartNumber = Device.CartNumber });
}
