namespace SparkPersonalization.Personalization.Tables;

/// <summary>The kinds of events of the input contract, as <c>conf/schemas/events.json</c> names them.</summary>
internal static class EventKinds
{
    internal const string ProductViewed = "product_viewed";
    internal const string ProductListViewed = "product_list_viewed";
    internal const string ProductsSearched = "products_searched";
    internal const string ProductAdded = "product_added";
    internal const string ProductRemoved = "product_removed";
    internal const string CartViewed = "cart_viewed";
    internal const string CheckoutStarted = "checkout_started";
    internal const string CheckoutStepViewed = "checkout_step_viewed";
    internal const string CheckoutStepCompleted = "checkout_step_completed";
    internal const string PaymentInfoEntered = "payment_info_entered";
    internal const string CouponEntered = "coupon_entered";
    internal const string CouponApplied = "coupon_applied";
    internal const string OrderCompleted = "order_completed";
    internal const string OrderRefunded = "order_refunded";
    internal const string Page = "page";
    internal const string Identify = "identify";
}
