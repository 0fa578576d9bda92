using SparkPersonalization.Personalization.BuildFeatures.Rows;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.Personalization.BuildFeatures.Pack.Ages;

namespace SparkPersonalization.Personalization.BuildFeatures.Pack.Views;

/// <summary>
/// The session so far: the device's events back to the last gap of more than 30 minutes, 12 hours at most, as they were known at the
/// checkout; the checkout itself among them.
/// </summary>
internal static class SessionView
{
    private const string Length = "max(CASE WHEN is_in_session THEN age END)";

    internal static FeatureView View { get; } = new("session", SessionRows.Of,
    [
        Feature.Count("session_events", "session events", "Events of the session, this checkout among them.", "count_if(is_in_session)"),
        Feature.Sum("session_len_s", "session length", "Seconds from the session's first event to the checkout.", In(Second, Length)),
        Feature.Number("session_events_per_min", "session pace", "Events of the session per minute of its length; null where it has none.", Ratio($"60 * {Second} * count_if(is_in_session)", Length)),
        Feature.Number("last_gap_s", "last gap", "Seconds from the event before to the checkout; null where it is the session's first.", In(Second, "min(CASE WHEN is_in_session AND NOT is_own THEN age END)")),
        Feature.Count("events_3h", "recent intensity", "The device's events in 3 hours, this checkout among them.", $"count_if(age < {3 * Hour})"),
        Count("session_product_views", "product views", "Product views", EventKinds.ProductViewed),
        Count("session_cart_adds", "cart additions", "Additions to the cart", EventKinds.ProductAdded),
        Count("session_cart_removes", "cart removals", "Removals from the cart", EventKinds.ProductRemoved),
        Count("searches_n", "searches", "Searches", EventKinds.ProductsSearched),
        Feature.Number("cart_age_s", "cart age", "Seconds since the session's first addition to the cart; null without one.", In(Second, $"max(CASE WHEN is_in_session AND kind = '{EventKinds.ProductAdded}' THEN age END)")),
        Feature.Count("checkout_step_max", "funnel depth", "Highest step that an earlier checkout of the session viewed or completed; 0 without one.", "max(CASE WHEN is_in_session AND NOT is_own THEN step END)"),
        Flag("coupon_tried", "coupon tried", "A coupon was entered or applied in the session.", EventKinds.CouponEntered, EventKinds.CouponApplied),
        Flag("signed_in", "login in session", "The shopper signed in during the session.", EventKinds.Identify),
    ]);

    private static Feature Count(string name, string term, string what, string kind) =>
        Feature.Count(name, term, $"{what} in the session.", $"count_if(is_in_session AND kind = '{kind}')");

    private static Feature Flag(string name, string term, string definition, params string[] kinds) =>
        Feature.Flag(name, term, definition, $"bool_or(is_in_session AND kind IN ({string.Join(", ", kinds.Select(kind => $"'{kind}'"))}))");
}
