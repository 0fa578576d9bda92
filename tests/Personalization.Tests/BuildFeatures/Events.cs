using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.Silver;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures;

/// <summary>Short ways to write a shopper's events. Times are told as the time before the checkout at <see cref="Now"/>.</summary>
internal static class Events
{
    /// <summary>Monday, 3 March 2025, 12:00 UTC: the instant of the checkout.</summary>
    internal static readonly DateTimeOffset Now = SilverRow.DefaultTime;

    private static int _last;

    internal static SilverRow Event(string kind, TimeSpan ago, params (string Column, object? Value)[] values) =>
        new SilverRow { EventId = $"e{Interlocked.Increment(ref _last)}", Kind = kind, EventTime = Now - ago }.With(values);

    /// <summary>The checkout: of a guest on device <c>a1</c>, without a cart.</summary>
    internal static SilverRow Checkout(params (string Column, object? Value)[] values) => (Event(EventKinds.CheckoutStarted, TimeSpan.Zero) with { EventId = "c" })
        .With([(SilverEvents.CheckoutId, "k-own"), (SilverEvents.CartId, "cart-own"), (SilverEvents.Currency, "EUR"), .. values]);

    internal static SilverRow View(TimeSpan ago, string product = "p1", string? category = null) =>
        Event(EventKinds.ProductViewed, ago, (SilverEvents.ProductId, product), (SilverEvents.Category, category));

    internal static SilverRow Add(TimeSpan ago, string? cart = "cart-own", string product = "p1", string? category = null) =>
        Event(EventKinds.ProductAdded, ago, (SilverEvents.ProductId, product), (SilverEvents.CartId, cart), (SilverEvents.Category, category));

    internal static SilverRow Order(TimeSpan ago, decimal? total = 10m, string? order = null, string currency = "EUR", params Row[] products) =>
        Event(EventKinds.OrderCompleted, ago, (SilverEvents.Total, total), (SilverEvents.OrderId, order), (SilverEvents.Currency, currency), (SilverEvents.Products, products));

    internal static SilverRow Refund(TimeSpan ago, decimal total) =>
        Event(EventKinds.OrderRefunded, ago, (SilverEvents.Total, total), (SilverEvents.Currency, "EUR"));

    /// <summary>The event at another time before the checkout.</summary>
    internal static SilverRow At(this SilverRow made, TimeSpan ago) => made with { EventTime = Now - ago };

    internal static (string, object?) Cart(params Row[] products) => (SilverEvents.Products, products);

    internal static TimeSpan Days(double days) => TimeSpan.FromDays(days);

    internal static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
