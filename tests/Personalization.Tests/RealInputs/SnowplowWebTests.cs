using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.RefineEvents;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.RealInputs;

/// <summary>Snowplow's own test events of its web tracker, whose user ids name the edge case that they are.</summary>
public sealed class SnowplowWebTests
{
    private const string Source = "snowplow-web/source/snowplow_web_events.csv";

    private SparkSession _spark = null!;
    private RealInputLake _lake = null!;
    private BatchCounts _counts = null!;
    private IReadOnlyList<IReadOnlyDictionary<string, string>> _source = null!;
    private List<(string? User, string Id, string Kind, string? Device, Timestamp Time)> _silver = null!;
    private List<(string? User, string Id, string Reason)> _quarantine = null!;
    private Dictionary<string, int> _sessions = null!;

    [OneTimeSetUp]
    public void Refine()
    {
        _source = CsvFile.Read(TestData.Path(Source));
        _spark = SparkSession.Builder().GetOrCreate();
        _lake = new RealInputLake(_spark);
        _lake.Ingest(TestData.Path(Source), "snowplow-web");
        _counts = _lake.Refine();
        _lake.Sessionize();
        _silver = [.. _lake.Silver.Select(SilverEvents.UserId, SilverEvents.EventId, SilverEvents.Kind, SilverEvents.AnonymousId, SilverEvents.EventTime).Collect()
            .Select(row => (row.GetAs<string?>(0), row.GetAs<string>(1), row.GetAs<string>(2), row.GetAs<string?>(3), row.GetAs<Timestamp>(4)))];
        _quarantine = [.. _lake.Quarantine
            .SelectExpr("get_json_object(CAST(raw AS STRING), '$.user_id')", QuarantineEvents.EventId, QuarantineEvents.Reason).Collect()
            .Select(row => (row.GetAs<string?>(0), row.GetAs<string>(1), row.GetAs<string>(2)))];
        _sessions = _lake.Table(Sessions.Table).GroupBy(Sessions.SessionKey).Count().Collect()
            .ToDictionary(row => row.GetAs<string>(0), row => (int)row.GetAs<long>(1));
    }

    [OneTimeTearDown]
    public void Close()
    {
        _lake?.Dispose();
        _spark?.Dispose();
    }

    [Test]
    public void Every_event_is_accounted_for()
    {
        Assert.That(_source, Has.Count.EqualTo(160));
        Assert.That(_counts, Is.EqualTo(new BatchCounts(160, 55, 104, 1)));
        Assert.That(_silver.Select(e => e.Id).Concat(_quarantine.Select(e => e.Id)).Append("1b4b3b57-3cb7-4df2-a7fd-526afa9e3c76").Order(StringComparer.Ordinal),
            Is.EqualTo(_source.Select(e => e["event_id"]).Order(StringComparer.Ordinal)));
    }

    [Test]
    public void What_is_no_event_of_a_shop_is_refused_by_its_name() => Assert.That(_lake.Reasons(), Is.EquivalentTo(new Dictionary<string, long>
    {
        ["consent"] = 65,
        ["cookies"] = 16,
        ["link_click"] = 10,
        ["page_ping"] = 8,
        ["console"] = 5,
    }));

    [Test]
    public void Views_are_pages_and_logins_are_identify() => Assert.That(_lake.Kinds(), Is.EquivalentTo(new Dictionary<string, long>
    {
        [EventKinds.Page] = 49,
        [EventKinds.Identify] = 6,
    }));

    // A user id, how many events of it silver has, and what of it the quarantine has.
    [TestCase("No edge cases", 5, "console", "page_ping", "page_ping", "page_ping", "page_ping", "page_ping", "page_ping", "page_ping")]
    [TestCase("dupe: event_id same collector_tstamp", 6, "cookies", "cookies", "cookies", "cookies", "cookies", "cookies", "link_click")]
    [TestCase("dupe: event_id different collector_tstamp", 3, "cookies", "cookies", "link_click", "link_click")]
    [TestCase("dupe: page_view_id different derived_tstamp", 8, "cookies", "cookies", "link_click")]
    [TestCase("late arriving: device created/sent >3 days", 1, "cookies")]
    [TestCase("long session", 4, "cookies", "cookies", "cookies", "cookies", "link_click", "link_click", "link_click")]
    [TestCase("stray page ping", 2, "page_ping")]
    [TestCase("NULL domain_userid", 1)]
    [TestCase("NULL domain_sessionid", 0, "console")]
    [TestCase("NULL page_view_id", 1, "cookies")]
    [TestCase("Rotating domain_userid per session", 4, "console")]
    [TestCase("Multiple first sessions per user", 6, "console")]
    [TestCase("Multiple last sessions per user", 5, "console")]
    [TestCase("Unexpired session", 2)]
    public void Each_edge_case_is_where_it_belongs(string user, int silver, params string[] refused)
    {
        var duplicates = user == "dupe: event_id same collector_tstamp" ? 1 : 0;
        Assert.That(Silver(user), Has.Count.EqualTo(silver));
        Assert.That(_quarantine.Where(e => e.User == user).Select(e => e.Reason), Is.EquivalentTo(refused));
        Assert.That(silver + refused.Length + duplicates, Is.EqualTo(_source.Count(e => e["user_id"] == user)));
    }

    [Test]
    public void Consents_are_no_events_of_a_shop()
    {
        Assert.That(Silver("consent_accel"), Is.Empty);
        Assert.That(_quarantine.Where(e => e.User == "consent_accel").Select(e => e.Reason), Has.Exactly(65).Items.And.All.EqualTo("consent"));
        Assert.That(_source.Count(e => e["user_id"] == "consent_accel"), Is.EqualTo(65));
    }

    [Test]
    public void A_copy_that_was_sent_again_is_a_duplicate()
    {
        const string id = "1b4b3b57-3cb7-4df2-a7fd-526afa9e3c76";
        Assert.That(_source.Where(e => e["event_id"] == id).Select(e => e["dvce_sent_tstamp"]).Distinct().Count(), Is.EqualTo(2));
        Assert.That(_silver.Count(e => e.Id == id), Is.EqualTo(1));
        Assert.That(_quarantine.Select(e => e.Id), Has.None.EqualTo(id));
    }

    [Test]
    public void An_event_that_the_device_sent_days_later_happened_when_it_was_made() =>
        Assert.That(Silver("late arriving: device created/sent >3 days").Single().Time, Is.EqualTo(SnowplowTimes.Parse("2021-02-26 09:42:56.128")));

    [Test]
    public void An_event_without_device_is_its_users() =>
        Assert.That((Silver("NULL domain_userid").Single().Device, _sessions["u:null domain_userid"]), Is.EqualTo(((string?)null, 1)));

    [Test]
    public void Logins_as_others_in_mid_session_do_not_split_it()
    {
        var users = _silver.Where(e => e.User!.StartsWith("user stitch", StringComparison.Ordinal)).ToList();
        var device = users.Select(e => e.Device).Distinct().Single();
        Assert.That(users.Select(e => e.User).Distinct().Count(), Is.EqualTo(7));
        Assert.That(_quarantine.Where(e => e.User?.StartsWith("user stitch", StringComparison.Ordinal) == true).Select(e => e.Reason), Is.EqualTo(Enumerable.Repeat("link_click", 3)));
        Assert.That(_source.Count(e => e["user_id"].StartsWith("user stitch", StringComparison.Ordinal)), Is.EqualTo(users.Count + 3));
        // The first day's, and on both sides of the second midnight.
        Assert.That(_sessions[$"a:{device}"], Is.EqualTo(3));
    }

    [TestCase("long session", 4)]
    [TestCase("Unexpired session", 2)]
    public void Views_that_are_days_apart_are_sessions_of_their_own(string user, int sessions) =>
        Assert.That(_sessions[$"a:{Silver(user).Select(e => e.Device).Distinct().Single()}"], Is.EqualTo(sessions));

    [Test]
    public void A_device_that_changes_its_id_begins_a_session() =>
        Assert.That(Silver("Rotating domain_userid per session").Select(e => e.Device).Distinct().Sum(device => _sessions[$"a:{device}"]), Is.EqualTo(3));

    // In these, who made the data changed a time and not the one derived from it.
    [Test]
    public void Corrected_times_are_those_that_Snowplow_derived()
    {
        var derived = _source.Where(e => !e["user_id"].StartsWith("Multiple", StringComparison.Ordinal) && e["user_id"] != "Unexpired session")
            .ToLookup(e => e["event_id"], e => SnowplowTimes.Parse(e["derived_tstamp"]));
        var compared = _silver.Where(e => derived.Contains(e.Id)).ToList();
        Assert.That(compared, Has.Count.EqualTo(42));
        foreach (var e in compared)
            Assert.That(derived[e.Id], Has.Some.EqualTo(e.Time), e.Id);
    }

    private List<(string? User, string Id, string Kind, string? Device, Timestamp Time)> Silver(string user) =>
        [.. _silver.Where(e => string.Equals(e.User, user, StringComparison.OrdinalIgnoreCase))];
}
