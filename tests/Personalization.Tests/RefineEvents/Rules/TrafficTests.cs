using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.RefineEvents.Rules;

namespace SparkPersonalization.Personalization.Tests.RefineEvents.Rules;

public sealed class TrafficTests : RuleFixture
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

    [Test]
    public void Bots_are_known_by_their_user_agent()
    {
        (string? Agent, bool IsBot)[] cases =
        [
            (null, false), ("", false), (Firefox, false), ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", true),
            ("MOZILLA/5.0 (COMPATIBLE; YANDEXBOT/3.0)", true), ("Mozilla/5.0 (compatible; bingbot/2.0)", true), ("facebookexternalhit/1.1", true),
            ("Mozilla/5.0 HeadlessChrome/120.0", true), ("python-requests/2.31", true), ("curl/8.5.0", true), ("Go-http-client/1.1", true), ("my-crawler", true),
            ("Mozilla/5.0 (Linux; Android 9; CUBOT_X18_Plus) AppleWebKit/537.36", false), ("Mozilla/5.0 (Linux; CUBOT X19) Googlebot/2.1", true),
        ];
        var table = Table("n INT, user_agent STRING", cases.Select((c, n) => new object?[] { n, c.Agent }));
        Assert.That(RefusedAgents(table, Bots.DefaultAgents), Is.EqualTo(cases.Select(c => c.IsBot)));
    }

    [Test]
    public void Names_of_bots_can_be_chosen_and_count_in_any_case()
    {
        var table = Table("n INT, user_agent STRING", [0, Firefox], [1, "Googlebot/2.1"], [2, "ShopMonitor/1"]);
        Assert.That(RefusedAgents(table, ["shopMONITOR"]), Is.EqualTo(new[] { false, false, true }));
        Assert.That(RefusedAgents(table, []), Is.EqualTo(new[] { false, false, false }));
    }

    [Test]
    public void Names_of_bots_are_no_patterns()
    {
        var table = Table("n INT, user_agent STRING", [0, "a.b+c"], [1, "axbbc"], [2, @"x\w[1]$"], [3, "xw1"]);
        Assert.That(RefusedAgents(table, ["a.b+", @"\w[1]$"]), Is.EqualTo(new[] { true, false, true, false }));
    }

    [Test]
    public void Addresses_that_no_shopper_can_have_are_internal()
    {
        (string? Ip, bool IsInternal)[] cases =
        [
            (null, false), ("203.0.113.9", false),
            ("10.0.0.1", true), ("10.255.255.255", true), ("100.0.0.1", false), ("11.0.0.1", false), ("1.10.0.1", false),
            ("127.0.0.1", true), ("128.0.0.1", false), ("169.254.1.1", true), ("169.253.1.1", false), ("169.2.54.1", false),
            ("192.168.0.1", true), ("192.167.0.1", false), ("192.169.0.1", false), ("192.16.8.1", false),
            ("172.15.255.255", false), ("172.16.0.0", true), ("172.31.255.255", true), ("172.32.0.0", false), ("172.2.16.20", false), ("172.160.0.1", false),
            ("::1", true), ("::12", false), ("::", false), ("1::1", false),
            ("fc00::1", true), ("fd12:3456::1", true), ("FD00::1", true), ("fe00::1", false), ("fb00::1", false),
            ("fe80::1", true), ("FE80::1", true), ("febf::1", true), ("fec0::1", false), ("fe8::1", false),
            ("2001:db8::10", false), ("2001:db8::fc00", false), ("fc::1", false),
            ("::ffff:10.0.0.1", true), ("::FFFF:172.20.0.1", true), ("::ffff:203.0.113.9", false),
        ];
        var table = Table("n INT, address STRING, is_marked BOOLEAN", cases.Select((c, n) => new object?[] { n, c.Ip, null })).WithColumn("address", Addresses.Plain(Functions.Col("address")));
        var refused = Refused(table, InternalTraffic.Rule("is_marked", "address"));
        Assert.That(cases.Zip(refused).Where(pair => pair.First.IsInternal != pair.Second).Select(pair => pair.First.Ip), Is.Empty);
    }

    [Test]
    public void Events_that_are_marked_are_internal_whatever_their_address()
    {
        var table = Table(
            "n INT, address STRING, is_marked BOOLEAN",
            [0, "203.0.113.9", true], [1, null, true], [2, "203.0.113.9", false], [3, null, false], [4, null, null], [5, "10.0.0.1", false]);
        Assert.That(Refused(table, InternalTraffic.Rule("is_marked", "address")), Is.EqualTo(new[] { true, true, false, false, false, true }));
    }

    [Test]
    public void Events_of_nobody_are_refused_but_for_records_that_could_not_be_read()
    {
        var table = Table(
            "n INT, event_id STRING, raw_user_id STRING, user_id STRING, anonymous_id STRING",
            [0, "e", "  ", null, null], [1, "e", "  ", null, "a"], [2, "e", "u", "u", null], [3, "e", null, null, "a"], [4, null, null, null, null]);
        Assert.That(Refused(table, Identity.Rule()), Is.EqualTo(new[] { true, false, false, false, false }));
    }

    private static bool[] RefusedAgents(DataFrame table, IReadOnlyList<string> agents) =>
        [.. Refused(table.WithColumn("searched", Bots.Searched(Functions.Col("user_agent"))), Bots.Rule(agents, "searched"))];
}
