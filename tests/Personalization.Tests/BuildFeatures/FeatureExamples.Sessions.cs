using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.Silver;
using static SparkPersonalization.Personalization.Tests.BuildFeatures.Events;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures;

internal static partial class FeatureExamples
{
    private static IEnumerable<FeatureExample> OfSessions =>
    [
        Is("session_events", 1L),
        Is("session_events", 3L, View(Minutes(30)), View(Minutes(60)), View(Minutes(91))),
        Is("session_events", 24L, [.. Enumerable.Range(1, 40).Select(i => View(Minutes(30 * i)))]),
        Is("session_len_s", 0.0),
        Is("session_len_s", 3600.0, View(Minutes(30)), View(Minutes(60)), View(Minutes(91))),
        Is("session_events_per_min", 4.0 / 3, View(Minutes(1)), View(Minutes(3)), View(Minutes(2))),
        Is("session_events_per_min", null),
        Is("last_gap_s", 30.0, View(Minutes(0.5)), View(Minutes(1))),
        Is("last_gap_s", null, View(Minutes(31))),
        Is("events_3h", 3L, View(Minutes(1)), View(Minutes(179)), View(Minutes(180))),
        Is("session_product_views", 1L, View(Minutes(1)), Add(Minutes(1)), View(Minutes(60))),
        Is("session_cart_adds", 1L, View(Minutes(1)), Add(Minutes(1)), Add(Minutes(60))),
        Is("session_cart_removes", 1L, Event(EventKinds.ProductRemoved, Minutes(1)), Add(Minutes(1))),
        Is("searches_n", 1L, Event(EventKinds.ProductsSearched, Minutes(1)), Event(EventKinds.ProductsSearched, Minutes(40))),
        Is("cart_age_s", 120.0, Add(Minutes(1)), Add(Minutes(2)), Add(Minutes(60))),
        Is("cart_age_s", null, View(Minutes(1))),
        Is("checkout_step_max", 0L),
        Is("checkout_step_max", 3L, Step(1, 3), Step(2, 2), Step(40, 4)),
        Is("coupon_tried", false),
        Is("coupon_tried", true, Event(EventKinds.CouponEntered, Minutes(1))),
        Is("coupon_tried", true, Event(EventKinds.CouponApplied, Minutes(1))),
        Is("coupon_tried", false, Event(EventKinds.CouponApplied, Minutes(40))),
        Is("signed_in", false),
        Is("signed_in", true, Event(EventKinds.Identify, Minutes(1))),
    ];

    private static SilverRow Step(double minutesAgo, long step) => Event(EventKinds.CheckoutStepViewed, Minutes(minutesAgo), (SilverEvents.Step, step));
}
