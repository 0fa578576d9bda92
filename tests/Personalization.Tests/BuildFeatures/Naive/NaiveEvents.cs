using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures.Naive;

/// <summary>Random events of a small world, in which shoppers share devices, log in, come back and buy again.</summary>
internal static class NaiveEvents
{
    private static readonly DateTimeOffset Start = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Kinds =
    [
        EventKinds.ProductViewed, EventKinds.ProductViewed, EventKinds.ProductViewed, EventKinds.ProductAdded, EventKinds.ProductAdded, EventKinds.ProductRemoved,
        EventKinds.CheckoutStarted, EventKinds.CheckoutStarted, EventKinds.CheckoutStepViewed, EventKinds.OrderCompleted, EventKinds.OrderCompleted, EventKinds.OrderRefunded,
        EventKinds.ProductsSearched, EventKinds.CouponEntered, EventKinds.Identify, EventKinds.Page,
    ];

    /// <summary>Minutes between events: often in one session, sometimes at one instant, sometimes months apart.</summary>
    private static readonly Gen<int> LongPauses = Gen.Frequency((5, Gen.Choose(0, 20)), (3, Gen.Choose(20, 100)), (2, Gen.Choose(100, 3_000)), (1, Gen.Choose(3_000, 150_000)));

    private static readonly Gen<int> ShortPauses = Gen.Frequency((3, Gen.Choose(0, 20)), (1, Gen.Choose(20, 100)));

    /// <summary>Minutes from event to receipt; a clock that is fast makes them negative.</summary>
    private static readonly Gen<int> Delays = Gen.Frequency((6, Gen.Constant(0)), (2, Gen.Choose(1, 60)), (1, Gen.Choose(60, 9_000)), (1, Gen.Choose(-30, 0)));

    /// <summary>An event anywhere.</summary>
    internal static Gen<NaiveEvent> Event { get; } =
        from kind in Gen.Elements(Kinds)
        from delay in Delays
        from user in Gen.Elements("u1", "u2", null, null)
        from device in Gen.Elements("d1", "d2", "d3", user is null ? "d1" : null)
        from ids in Gen.ArrayOf(Gen.Choose(0, 3), 5)
        from amount in Gen.Choose(0, 900)
        from lines in Gen.ArrayOf(Line, ids[4])
        select new NaiveEvent
        {
            Id = "",
            Kind = kind,
            Time = Start,
            Received = Start.AddMinutes(delay),
            User = user,
            Device = device,
            Product = kind is EventKinds.ProductViewed or EventKinds.ProductAdded ? $"p{ids[0]}" : null,
            Category = kind is EventKinds.ProductViewed or EventKinds.ProductAdded ? Optional("c", ids[0] % 3) : null,
            Cart = Optional("cart", ids[1]),
            Checkout = Optional("k", ids[2]),
            Order = Optional("o", ids[3] * amount / 300),
            Step = kind == EventKinds.CheckoutStepViewed ? ids[1] + 1 : null,
            Amount = amount < 100 ? null : amount / 100m,
            Currency = amount % 5 == 0 ? "USD" : "EUR",
            Discount = amount % 3 == 0 ? 1m : null,
            Coupon = amount % 7 == 0 ? "TEN" : null,
            Lines = kind is EventKinds.CheckoutStarted or EventKinds.OrderCompleted ? lines : [],
        };

    /// <summary>The events of years.</summary>
    internal static Gen<NaiveEvent[]> Histories => Of(LongPauses, 120);

    /// <summary>The events of a day or two: few days are few files.</summary>
    internal static Gen<NaiveEvent[]> Recent => Of(ShortPauses, 60);

    private static Gen<NaiveLine> Line =>
        from product in Gen.Choose(0, 4)
        from price in Gen.Choose(0, 20)
        from quantity in Gen.Choose(0, 3)
        select new NaiveLine(product == 4 ? null : $"p{product}", Optional("c", product % 3), price == 0 ? null : price, quantity == 0 ? null : quantity);

    private static Gen<NaiveEvent[]> Of(Gen<int> pausesOfOne, int most) =>
        from count in Gen.Choose(20, most)
        from pauses in Gen.ArrayOf(pausesOfOne, count)
        from events in Gen.ArrayOf(Event, count)
        select Placed(events, pauses);

    private static string? Optional(string prefix, int number) => number == 0 ? null : $"{prefix}{number}";

    private static NaiveEvent[] Placed(NaiveEvent[] events, int[] pauses)
    {
        var time = Start;
        for (var i = 0; i < events.Length; i++)
        {
            time = time.AddMinutes(pauses[i]);
            events[i] = events[i] with { Id = $"e{i}", Time = time, Received = time + (events[i].Received - Start) };
        }
        return events;
    }
}
