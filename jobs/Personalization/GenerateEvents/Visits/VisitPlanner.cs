using SparkPersonalization.Personalization.GenerateEvents.Shop;

namespace SparkPersonalization.Personalization.GenerateEvents.Visits;

/// <summary>Plays a visit from the landing page to the order, as far as the shopper goes.</summary>
internal sealed partial class VisitPlanner(Catalogue catalogue, Population population, Schedule schedule, Refunds refunds, Period period, SeededRandom random)
{
    private const double LandsFromCampaign = 0.35;
    private const double OtherCampaignOnTheWay = 0.01;
    private const double LogsInWhileBrowsing = 0.02;
    private const double LongPause = 0.012;

    private static readonly string[] Queries =
        ["lamp", "gift", "crème brûlée", "oak table", "puzzle 1000", "größe 42", "headphones", "sofa bed", "jalapeño", "kids raincoat", "\"chess\" set", "tea & coffee"];

    private Visit _visit = null!;
    private long _now;
    private Product? _lastViewed;
    private string? _coupon;

    /// <summary>Plays one visit that begins at <paramref name="start"/>.</summary>
    internal void Play(Visit visit, long start)
    {
        (_visit, _now, _lastViewed, _coupon) = (visit, start, null, null);
        Emit(new ShopEvent(EventKind.Page, visit, start) { Campaign = random.Chance(LandsFromCampaign) ? Campaign.Pick(random) : null });
        for (var left = random.MostlyLow(0, 40); left > 0 && Open; left--)
            Browse();
        if (visit.Visitor == Visitor.Shopper && visit.Device.Cart.Length > 0 && Open && random.Chance(0.45))
            CheckOut();
        visit.Device.FreeAt = _now;
    }

    /// <summary>Views product after product, far faster than people do, until <paramref name="records"/> are planned.</summary>
    internal void Crawl(Visit visit, long start, long records)
    {
        const int Pace = 350;
        (_visit, _now) = (visit, start);
        for (var end = schedule.Planned + records; schedule.Planned < end && Open; _now += Pace)
            schedule.Add(new ShopEvent(EventKind.ProductViewed, visit, _now) { Product = catalogue.Pick(random) });
    }

    /// <summary>Whether the period and the number of records leave room for more.</summary>
    private bool Open => _now < period.End && !schedule.Full;

    private Device Device => _visit.Device;

    private void Browse()
    {
        if (random.Chance(OtherCampaignOnTheWay))
            Emit(new ShopEvent(EventKind.Page, _visit, _now) { Campaign = Campaign.Pick(random) });
        if (_visit.Visitor == Visitor.Shopper && Device.Identity is null && random.Chance(LogsInWhileBrowsing))
            LogIn();
        switch (random.Below(100))
        {
            case < 10:
                Emit(new ShopEvent(EventKind.Page, _visit, _now));
                break;
            case < 30:
                ViewList();
                break;
            case < 38:
                Emit(new ShopEvent(EventKind.ProductsSearched, _visit, _now) { Text = random.Of(Queries) });
                break;
            case < 78:
                _lastViewed = catalogue.Pick(random);
                Emit(new ShopEvent(EventKind.ProductViewed, _visit, _now) { Product = _lastViewed });
                break;
            case < 92:
                AddToCart();
                break;
            case < 95:
                RemoveFromCart();
                break;
            default:
                ViewCart();
                break;
        }
    }

    private void ViewList()
    {
        var category = catalogue.PickCategory(random);
        Emit(new ShopEvent(EventKind.ProductListViewed, _visit, _now) { Category = category, Lines = catalogue.List(category, random) });
    }

    private void LogIn()
    {
        const double SharedDevice = 0.02;
        var user = random.Chance(SharedDevice) ? population.AnyAccount(random) : population.AccountOf(_visit.Shopper);
        Device.Identity = new Identity(user, random);
        Emit(new ShopEvent(EventKind.Identify, _visit, _now));
    }

    private void Emit(ShopEvent made)
    {
        if (!Open)
            return;
        made.Identity = Device.Identity;
        schedule.Add(made);
        Think();
    }

    // A second at least, more than transport times differ by, so that corrected times keep the order.
    private void Think() =>
        _now += random.Chance(LongPause)
            ? random.Between(10 * Period.Minute, 50 * Period.Minute)
            : random.MostlyLow(Period.Second, 2 * Period.Minute);
}
