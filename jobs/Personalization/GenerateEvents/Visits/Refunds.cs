using SparkPersonalization.Personalization.GenerateEvents.Shop;

namespace SparkPersonalization.Personalization.GenerateEvents.Visits;

/// <summary>
/// Orders that will be paid back. The shop's server reports a refund under the user id as the shop stores it, without a
/// device, when it is made; refunds of one account follow each other by a second at least.
/// </summary>
internal sealed class Refunds(Population population, Schedule schedule, SeededRandom random)
{
    private const double Rate = 0.08;
    private const double CancelledSoon = 0.5;

    private readonly PriorityQueue<Refund, (long Time, long Order)> _due = new();

    /// <summary>
    /// Decides whether an order comes back, and when: cancelled within three hours of its arrival, or returned within
    /// ten days.
    /// </summary>
    internal void Consider(Checkout checkout, User user, Country country, long arrival)
    {
        if (!random.Chance(Rate))
            return;
        var latest = random.Chance(CancelledSoon) ? 3 * Period.Hour : 10 * Period.Day;
        var time = arrival + random.MostlyLow(20 * Period.Minute, latest);
        _due.Enqueue(new Refund(checkout, user, country), (time, checkout.Number));
    }

    /// <summary>Plans the refunds made before <paramref name="end"/>.</summary>
    internal void PlanUntil(long end)
    {
        while (_due.TryPeek(out var refund, out var due) && due.Time < end && !schedule.Full)
        {
            _due.Dequeue();
            Plan(refund, due.Time);
        }
    }

    private void Plan(Refund refund, long due)
    {
        var time = Math.Max(due, refund.User.LastServerEvent + Period.Second);
        refund.User.LastServerEvent = time;
        var visit = new Visit(population.NewServer(refund.Country, random), Visitor.Server);
        schedule.Add(new ShopEvent(EventKind.OrderRefunded, visit, time)
        {
            Identity = new Identity(refund.User),
            Checkout = refund.Checkout,
        });
    }

    private sealed record Refund(Checkout Checkout, User User, Country Country);
}
