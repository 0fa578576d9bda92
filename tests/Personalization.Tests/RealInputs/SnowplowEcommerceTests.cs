using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.RefineEvents;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.RealInputs;

/// <summary>Events of Snowplow's e-commerce trackers, beside what Snowplow's own model makes of them.</summary>
public sealed class SnowplowEcommerceTests
{
    private const string Source = "snowplow-ecommerce/source/snowplow_ecommerce_events.csv";

    private static readonly Dictionary<string, string> KindsOfActions = new()
    {
        ["product_view"] = EventKinds.ProductViewed,
        ["list_view"] = EventKinds.ProductListViewed,
        ["add_to_cart"] = EventKinds.ProductAdded,
        ["remove_from_cart"] = EventKinds.ProductRemoved,
        ["checkout_step"] = EventKinds.CheckoutStepViewed,
        ["transaction"] = EventKinds.OrderCompleted,
    };

    private SparkSession _spark = null!;
    private RealInputLake _lake = null!;
    private BatchCounts _counts = null!;
    private long _ingested;
    private IReadOnlyList<IReadOnlyDictionary<string, string>> _source = null!;
    private Dictionary<string, Row> _silver = null!;
    private Dictionary<string, string> _quarantine = null!;

    [OneTimeSetUp]
    public void Refine()
    {
        _source = CsvFile.Read(TestData.Path(Source));
        _spark = SparkSession.Builder().GetOrCreate();
        _lake = new RealInputLake(_spark);
        _ingested = _lake.Ingest(TestData.Path(Source), "snowplow-ecommerce");
        _counts = _lake.Refine();
        _lake.Sessionize();
        _silver = _lake.Silver.Collect().ToDictionary(row => row.GetAs<string>(SilverEvents.EventId));
        _quarantine = _lake.Quarantine.Select(QuarantineEvents.EventId, QuarantineEvents.Reason).Collect().ToDictionary(row => row.GetAs<string>(0), row => row.GetAs<string>(1));
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
        Assert.That(_source, Has.Count.EqualTo(834));
        Assert.That(_ingested, Is.EqualTo(834));
        Assert.That(_counts, Is.EqualTo(new BatchCounts(834, 375, 459, 0)));
        Assert.That(_silver.Keys.Concat(_quarantine.Keys), Is.EquivalentTo(_source.Select(e => e["event_id"])));
    }

    [Test]
    public void Every_field_of_the_file_is_in_bronze_as_it_was()
    {
        var bronze = _lake.Bronze.SelectExpr("get_json_object(CAST(raw AS STRING), '$.event_id')", "CAST(raw AS STRING)").Collect()
            .ToDictionary(row => row.GetAs<string>(0), row => row.GetAs<string>(1));
        foreach (var e in _source)
        {
            using var json = System.Text.Json.JsonDocument.Parse(bronze[e["event_id"]]);
            var fields = json.RootElement.EnumerateObject().Select(field => (field.Name, field.Value.GetString()));
            Assert.That(fields, Is.EqualTo(e.Where(field => field.Value.Length > 0).Select(field => (field.Key, (string?)field.Value))));
        }
    }

    // A refund without a transaction tells neither an order nor an amount.
    [Test]
    public void What_is_refused_has_its_reason() => Assert.That(_lake.Reasons(), Is.EquivalentTo(new Dictionary<string, long>
    {
        ["no_action"] = 410,
        ["list_click"] = 35,
        ["several_products"] = 11,
        ["promotion"] = 2,
        ["required"] = 1,
    }));

    [Test]
    public void Actions_become_kinds() => Assert.That(_lake.Kinds(), Is.EquivalentTo(new Dictionary<string, long>
    {
        [EventKinds.ProductViewed] = 179,
        [EventKinds.ProductListViewed] = 100,
        [EventKinds.ProductAdded] = 27,
        [EventKinds.ProductRemoved] = 15,
        [EventKinds.CheckoutStepViewed] = 39,
        [EventKinds.OrderCompleted] = 15,
    }));

    // Snowplow's model counts a transaction that was sent twice once, by its id, and leaves out an event without device.
    [TestCase("cart", 67, "several_products", 11)]
    [TestCase("checkout", 52, "", 0)]
    [TestCase("transaction", 14, "", 0)]
    public void Interactions_are_those_of_Snowplows_model(string table, int count, string refused, int refusals)
    {
        var expected = Expected(table);
        Assert.That(expected, Has.Count.EqualTo(count));
        Assert.That(expected.Count(e => _quarantine.TryGetValue(e["event_id"], out var reason) && reason == refused), Is.EqualTo(refusals));
        var found = expected.Where(e => _silver.ContainsKey(e["event_id"])).ToList();
        Assert.That(found, Has.Count.EqualTo(count - refusals));
        foreach (var e in found)
            Assert.That(Kind(e["event_id"]), Is.EqualTo(KindsOfActions[e.GetValueOrDefault("ecommerce_action_type", "transaction")]));
    }

    [Test]
    public void Orders_are_those_of_Snowplows_model()
    {
        var orders = _silver.Values.Where(e => e.GetAs<string>(SilverEvents.Kind) == EventKinds.OrderCompleted)
            .Select(e => (Id: e.GetAs<string>(SilverEvents.OrderId), Total: e.GetAs<decimal>(SilverEvents.Total), Lines: e.GetAs<object[]>(SilverEvents.Products).Length)).ToList();
        Assert.That(orders, Has.Count.EqualTo(15));
        Assert.That(orders.Distinct(), Is.EquivalentTo(Expected("transaction").Select(e =>
            (e["transaction_id"], decimal.Parse(e["transaction_revenue"], CultureInfo.InvariantCulture), int.Parse(e["number_products"], CultureInfo.InvariantCulture)))));
    }

    [Test]
    public void Products_are_those_of_Snowplows_model()
    {
        var expected = Expected("product").Where(e => _silver.ContainsKey(e["event_id"])).ToList();
        var found = _silver.Values.Where(e => !e.GetAs<string>(SilverEvents.EventId).StartsWith("b64a0af6", StringComparison.Ordinal)).SelectMany(Products);
        Assert.That(Expected("product"), Has.Count.EqualTo(928));
        Assert.That(expected, Has.Count.EqualTo(179 + 199 + 27 + 15 + 17));
        Assert.That(found, Is.EquivalentTo(expected.Select(e =>
            (e["event_id"], e["product_id"], e["product_category"], decimal.Parse(e["product_price"], CultureInfo.InvariantCulture)))));
    }

    [Test]
    public void Sessions_are_those_that_the_tracker_named()
    {
        var named = _source.Where(e => _silver.ContainsKey(e["event_id"])).GroupBy(e => e["domain_sessionid"])
            .Select(session => session.Select(e => Time(e["event_id"])).ToList())
            .Select(times => (times.Min(), times.Max(), (long)times.Count)).ToList();
        var found = _lake.Table(Sessions.Table).Collect()
            .Select(row => (row.GetAs<Timestamp>(Sessions.StartedAt), row.GetAs<Timestamp>(Sessions.EndedAt), row.GetAs<long>(Sessions.Events)));
        Assert.That(named, Has.Count.EqualTo(22));
        Assert.That(found, Is.EquivalentTo(named));
    }

    // Of one event, who made the data changed the time of its sending and not what is derived from it.
    [Test]
    public void Corrected_times_are_those_that_Snowplow_derived()
    {
        foreach (var e in _source.Where(e => _silver.ContainsKey(e["event_id"]) && e["app_id"] != "skip-me"))
            Assert.That(Time(e["event_id"]), Is.EqualTo(SnowplowTimes.Parse(e["derived_tstamp"])), e["event_id"]);
    }

    [Test]
    public void An_event_without_device_is_its_users_and_a_guest_has_no_user_id()
    {
        var users = _silver.Values.GroupBy(e => (Device: e.GetAs<string?>(SilverEvents.AnonymousId) is not null, User: e.GetAs<string?>(SilverEvents.UserId))).ToDictionary(g => g.Key, g => g.Count());
        Assert.That(users[(false, "ecomm_user_id")], Is.EqualTo(1));
        Assert.That(users[(true, "ecomm_user_id")], Is.EqualTo(6));
        Assert.That(users.Keys, Is.SubsetOf(new[] { (false, "ecomm_user_id"), (true, "ecomm_user_id"), (true, "u12345"), (true, (string?)null) }));
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Expected(string table) =>
        CsvFile.Read(TestData.Path($"snowplow-ecommerce/expected/default/snowplow_ecommerce_{table}_interactions_expected.csv"));

    private string Kind(string id) => _silver[id].GetAs<string>(SilverEvents.Kind);

    private Timestamp Time(string id) => _silver[id].GetAs<Timestamp>(SilverEvents.EventTime);

    private static IEnumerable<(string, string, string, decimal)> Products(Row e) => e.Get(SilverEvents.Products) is object[] lines
        ? lines.Cast<Row>().Select(line => Product(e, line, "product_id"))
        : e.Get(SilverEvents.ProductId) is null ? [] : [Product(e, e, SilverEvents.ProductId)];

    private static (string, string, string, decimal) Product(Row e, Row line, string id) =>
        (e.GetAs<string>(SilverEvents.EventId), line.GetAs<string>(id), line.GetAs<string>("category"), line.GetAs<decimal>("price"));
}
