using SparkPersonalization.Personalization.GenerateEvents.Visits;

namespace SparkPersonalization.Personalization.GenerateEvents.Truth;

/// <summary>
/// Counts what a correct pipeline must find, as events are planned. Accepted events of one session key must come in
/// order of their corrected time.
/// </summary>
internal sealed class TruthRecorder(Period period)
{
    private readonly SessionCounter _sessions = new(period.Zone);
    private readonly SortedDictionary<string, long> _refused = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _kinds = new(StringComparer.Ordinal);
    private readonly SortedDictionary<DateOnly, long> _days = [];
    private readonly SortedDictionary<string, long> _revenue = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _refunded = new(StringComparer.Ordinal);
    private long _silver;
    private long _duplicates;
    private long _late;
    private long _devices;
    private long _users;
    private long _shoppers;
    private long _checkoutShoppers;

    internal void Refuse(string reasonCode) => Count(_refused, reasonCode, 1);

    internal void Duplicate() => _duplicates++;

    internal void Accept(ShopEvent made)
    {
        _silver++;
        if (made.Lateness >= Period.Minute)
            _late++;
        Count(_kinds, made.Kind.Name ?? made.Kind.Type.Value, 1);
        Count(_days, DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(made.EventTime).UtcDateTime), 1);
        CountMoney(made);
        CountShopper(made);
        CountSession(made);
    }

    internal GeneratedTruth Finish(GenerateEventsOptions options, int files) => new()
    {
        Options = options,
        Files = files,
        Records = _silver + _duplicates + _refused.Values.Sum(),
        Silver = _silver,
        Duplicates = _duplicates,
        Quarantined = _refused.Values.Sum(),
        QuarantinedByReason = _refused,
        LateAccepted = _late,
        SilverByKind = _kinds,
        SilverByEventDate = _days,
        Sessions = _sessions.Sessions,
        BotSessions = _sessions.BotSessions,
        Orders = _kinds.GetValueOrDefault(EventKind.OrderCompleted.Name!),
        Refunds = _kinds.GetValueOrDefault(EventKind.OrderRefunded.Name!),
        Checkouts = _kinds.GetValueOrDefault(EventKind.CheckoutStarted.Name!),
        RevenueByCurrency = Money(_revenue),
        RefundedByCurrency = Money(_refunded),
        Devices = _devices,
        Users = _users,
        Shoppers = _shoppers,
        CheckoutShoppers = _checkoutShoppers,
    };

    private void CountMoney(ShopEvent made)
    {
        if (made.Kind == EventKind.OrderCompleted)
            Count(_revenue, made.Visit.Device.Country.Currency, made.Checkout!.Total);
        else if (made.Kind == EventKind.OrderRefunded)
            Count(_refunded, made.Visit.Device.Country.Currency, made.Checkout!.Total);
    }

    private void CountShopper(ShopEvent made)
    {
        var device = made.Visit.Device;
        if (made.Visit.Visitor != Visitor.Server && !device.Seen)
        {
            device.Seen = true;
            _devices++;
        }
        if (made.Identity is { } identity)
            CountUser(identity.User, made.Kind);
        else
            CountGuest(device, made.Kind);
    }

    private void CountUser(User user, EventKind kind)
    {
        if (!user.Seen)
        {
            user.Seen = true;
            _users++;
            _shoppers++;
        }
        if (kind == EventKind.CheckoutStarted && !user.CheckedOut)
        {
            user.CheckedOut = true;
            _checkoutShoppers++;
        }
    }

    private void CountGuest(Device device, EventKind kind)
    {
        if (!device.SeenAsGuest)
        {
            device.SeenAsGuest = true;
            _shoppers++;
        }
        if (kind == EventKind.CheckoutStarted && !device.CheckedOutAsGuest)
        {
            device.CheckedOutAsGuest = true;
            _checkoutShoppers++;
        }
    }

    private void CountSession(ShopEvent made)
    {
        if (made.Visit.Visitor == Visitor.Server)
            _sessions.Add(ref made.Identity!.User.Session, made.EventTime, made.Campaign);
        else
            _sessions.Add(ref made.Visit.Device.Session, made.EventTime, made.Campaign);
    }

    private static void Count<TKey>(SortedDictionary<TKey, long> counts, TKey key, long amount)
        where TKey : notnull
    {
        counts.TryGetValue(key, out var sum);
        counts[key] = sum + amount;
    }

    private static SortedDictionary<string, decimal> Money(SortedDictionary<string, long> hundredths)
    {
        var money = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (currency, sum) in hundredths)
            money[currency] = new decimal(sum) / 100;
        return money;
    }
}
