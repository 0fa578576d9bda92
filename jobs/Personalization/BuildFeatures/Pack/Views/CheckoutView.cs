namespace SparkPersonalization.Personalization.BuildFeatures.Pack.Views;

/// <summary>What the Checkout Started event itself tells.</summary>
internal static class CheckoutView
{
    internal static IReadOnlyList<Feature> Features { get; } =
    [
        Feature.Flag("is_guest", "guest checkout", "The checkout has no user id.", "user_id IS NULL"),
        Feature.Sum("cart_value", "cart value", "The checkout's value, else its revenue, else the sum of price times quantity of its lines; in `currency`.", "worth"),
        Feature.Count("cart_quantity", "cart quantity", "Pieces in the cart; a line without a quantity is one piece.", "pieces"),
        Feature.Count("cart_lines", "cart lines", "Lines of the cart.", "lines"),
        new("cart_category", "STRING", "main category", "The category of the line that is worth most (price times quantity; of equal ones the last by name). Null where no line has one.", "main_category"),
        new("currency", "STRING", "currency", "The checkout's currency, ISO 4217. Every amount of this row is in it: amounts in other currencies are left out, never converted.", "cart_currency"),
        new("device_type", "STRING", "device class", "The device's type.", "own_device_type"),
        new("country", "STRING", "country", "ISO 3166-1 alpha-2.", "own_country"),
        new("hour", "INT", "hour of day", "Hour of the checkout, 0 to 23, in the shop's zone.", "hour(local_time)"),
        new("weekday", "INT", "day of week", "Day of the checkout, 0 (Monday) to 6 (Sunday), in the shop's zone.", "weekday(to_date(local_time))"),
    ];
}
