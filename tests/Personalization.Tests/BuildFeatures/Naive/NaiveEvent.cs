using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.Silver;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures.Naive;

/// <summary>A line of a cart or order.</summary>
internal sealed record NaiveLine(string? Product, string? Category, decimal? Price, long? Quantity)
{
    internal double Worth => (double)(Price ?? 0) * (Quantity ?? 1);
}

/// <summary>An event as plain data.</summary>
internal sealed record NaiveEvent
{
    internal required string Id { get; init; }
    internal required string Kind { get; init; }
    internal required DateTimeOffset Time { get; init; }
    internal required DateTimeOffset Received { get; init; }
    internal string? User { get; init; }
    internal string? Device { get; init; }
    internal string? Product { get; init; }
    internal string? Category { get; init; }
    internal string? Cart { get; init; }
    internal string? Checkout { get; init; }
    internal string? Order { get; init; }
    internal long? Step { get; init; }
    internal decimal? Amount { get; init; }
    internal string? Currency { get; init; }
    internal decimal? Discount { get; init; }
    internal string? Coupon { get; init; }
    internal IReadOnlyList<NaiveLine> Lines { get; init; } = [];

    internal SilverRow ToSilver() => (new SilverRow { EventId = Id, Kind = Kind, EventTime = Time, ReceivedAt = Received, AnonymousId = Device, UserId = User }).With(
        (SilverEvents.ProductId, Product),
        (SilverEvents.Category, Category),
        (SilverEvents.CartId, Cart),
        (SilverEvents.CheckoutId, Checkout),
        (SilverEvents.OrderId, Order),
        (SilverEvents.Step, Step),
        (Kind == EventKinds.CheckoutStarted ? SilverEvents.Value : SilverEvents.Total, Amount),
        (SilverEvents.Currency, Currency),
        (SilverEvents.Discount, Discount),
        (SilverEvents.Coupon, Coupon),
        (SilverEvents.Products, Lines.Select(line => SilverRows.Product(line.Product, line.Category, line.Price, line.Quantity)).ToArray<Row>()));
}
