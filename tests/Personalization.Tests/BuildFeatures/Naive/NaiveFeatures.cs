using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures.Naive;

/// <summary>All features of one checkout, computed event by event from their definitions.</summary>
internal static partial class NaiveFeatures
{
    private const double SecondsOfDay = 86_400;

    internal static IReadOnlyDictionary<string, object?> Of(NaiveEvent checkout, IReadOnlyList<NaiveEvent> events)
    {
        var known = events.Where(e => e.Id != checkout.Id && e.Time <= checkout.Time && e.Received <= checkout.Time).ToList();
        var history = History(checkout, known);
        var features = new Dictionary<string, object?>();
        AddCheckout(features, checkout);
        AddOrders(features, checkout, history);
        AddBehaviour(features, checkout, history);
        AddSession(features, checkout, known);
        AddCartLines(features, checkout, history);
        AddDerived(features, checkout, history);
        return features;
    }

    /// <summary>The shopper's known events of 365 days.</summary>
    private static List<NaiveEvent> History(NaiveEvent checkout, List<NaiveEvent> known)
    {
        var year = known.Where(e => Age(checkout, e) < 365 * SecondsOfDay).ToList();
        if (checkout.User is not { } user)
            return [.. year.Where(e => checkout.Device is not null && e.Device == checkout.Device)];
        var devices = year.Where(e => e.User == user).Select(e => e.Device).Append(checkout.Device).Where(device => device is not null).ToHashSet();
        return [.. year.Where(e => e.User == user || (e.User is null && devices.Contains(e.Device)))];
    }

    private static void AddCheckout(Dictionary<string, object?> features, NaiveEvent checkout)
    {
        var main = checkout.Lines.Where(line => line.Category is not null).OrderByDescending(line => line.Worth).ThenByDescending(line => line.Category, StringComparer.Ordinal).FirstOrDefault();
        features["is_guest"] = checkout.User is null;
        features["cart_value"] = checkout.Amount is { } amount ? (double)amount : checkout.Lines.Sum(line => line.Worth);
        features["cart_quantity"] = checkout.Lines.Sum(line => line.Quantity ?? 1);
        features["cart_lines"] = (long)checkout.Lines.Count;
        features["cart_category"] = main?.Category;
        features["currency"] = checkout.Currency;
        features["device_type"] = null;
        features["country"] = null;
        features["hour"] = checkout.Time.UtcDateTime.Hour;
        features["weekday"] = ((int)checkout.Time.UtcDateTime.DayOfWeek + 6) % 7;
    }

    private static void AddSession(Dictionary<string, object?> features, NaiveEvent checkout, List<NaiveEvent> known)
    {
        var device = known.Where(e => SessionKey(e) == SessionKey(checkout) && SessionKey(e) is not null && Age(checkout, e) < 12 * 3600).OrderBy(e => Age(checkout, e)).ToList();
        var session = new List<NaiveEvent>();
        foreach (var e in device)
        {
            if (Age(checkout, e) - (session.Count == 0 ? 0 : Age(checkout, session[^1])) > 1800)
                break;
            session.Add(e);
        }
        long OfKind(string kind) => session.Count(e => e.Kind == kind) + (kind == checkout.Kind ? 1 : 0);
        var length = session.Count == 0 ? 0 : Age(checkout, session[^1]);
        features["session_events"] = SessionKey(checkout) is null ? 0 : session.Count + 1L;
        features["session_len_s"] = length;
        features["session_events_per_min"] = length > 0 ? (session.Count + 1) * 60 / length : null;
        features["last_gap_s"] = session.Count == 0 ? null : Age(checkout, session[0]);
        features["events_3h"] = SessionKey(checkout) is null ? 0 : device.Count(e => Age(checkout, e) < 3 * 3600) + 1L;
        features["session_product_views"] = OfKind(EventKinds.ProductViewed);
        features["session_cart_adds"] = OfKind(EventKinds.ProductAdded);
        features["session_cart_removes"] = OfKind(EventKinds.ProductRemoved);
        features["searches_n"] = OfKind(EventKinds.ProductsSearched);
        features["cart_age_s"] = session.Where(e => e.Kind == EventKinds.ProductAdded).Select(e => (double?)Age(checkout, e)).Max();
        features["checkout_step_max"] = session.Select(e => e.Step ?? 0).DefaultIfEmpty().Max();
        features["coupon_tried"] = OfKind(EventKinds.CouponEntered) + OfKind(EventKinds.CouponApplied) > 0;
        features["signed_in"] = OfKind(EventKinds.Identify) > 0;
    }

    private static string? SessionKey(NaiveEvent e) => e.Device is not null ? "a:" + e.Device : e.User is not null ? "u:" + e.User : null;

    private static double Age(NaiveEvent checkout, NaiveEvent e) => (checkout.Time - e.Time).TotalSeconds;

    private static List<NaiveEvent> Within(NaiveEvent checkout, IEnumerable<NaiveEvent> events, int days) => [.. events.Where(e => Age(checkout, e) < days * SecondsOfDay)];

    private static List<NaiveEvent> Of(IEnumerable<NaiveEvent> events, string kind) => [.. events.Where(e => e.Kind == kind)];

    private static double? Ratio(double dividend, double divisor) => divisor == 0 ? null : dividend / divisor;
}
