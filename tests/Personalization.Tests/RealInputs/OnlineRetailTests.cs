using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.RefineEvents;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.RealInputs;

/// <summary>A year of a shop's invoice lines, whose sums are known.</summary>
public sealed class OnlineRetailTests
{
    private const long Lines = 541_909;

    // Lines of silver as their file has them: there, refunds are negative.
    private static readonly string[] SilverLines =
    [
        "order_id AS invoice",
        "user_id AS customer",
        "products[0].quantity * products[0].price * CASE kind WHEN 'order_refunded' THEN -1 ELSE 1 END AS amount",
        "event_id",
        "occurrence",
    ];

    private static readonly string[] RefusedLines =
    [
        "get_json_object(line, '$.InvoiceNo') AS invoice",
        "substring_index(get_json_object(line, '$.CustomerID'), '.', 1) AS customer",
        "CAST(get_json_object(line, '$.Quantity') AS BIGINT) * CAST(get_json_object(line, '$.UnitPrice') AS DECIMAL(18,4)) AS amount",
        "event_id",
        "occurrence",
    ];

    private SparkSession _spark = null!;
    private RealInputLake _lake = null!;
    private BatchCounts _counts = null!;
    private DataFrame _lines = null!;

    [OneTimeSetUp]
    public void Refine()
    {
        var folder = TestData.Path("online-retail/by-day");
        _spark = SparkSession.Builder().GetOrCreate();
        _lake = new RealInputLake(_spark);
        Assert.That(_lake.Ingest(folder, "online-retail"), Is.EqualTo(Lines));
        _counts = _lake.Refine();
        var refused = _lake.Quarantine.WithColumn("line", Functions.Expr("CAST(raw AS STRING)")).SelectExpr(RefusedLines);
        _lines = _lake.Silver.SelectExpr(SilverLines).UnionByName(refused);
    }

    [OneTimeTearDown]
    public void Close()
    {
        _lake?.Dispose();
        _spark?.Dispose();
    }

    [Test]
    public void Every_line_is_accounted_for()
    {
        Assert.That(_counts, Is.EqualTo(new BatchCounts(Lines, 540_570, 1_339, 0)));
        Assert.That(_lake.Reasons(), Is.EquivalentTo(new Dictionary<string, long> { ["stock_correction"] = 1_336, ["bookkeeping"] = 3 }));
        Assert.That(_lake.Kinds(), Is.EquivalentTo(new Dictionary<string, long> { [EventKinds.OrderCompleted] = 531_282, [EventKinds.OrderRefunded] = 9_288 }));
    }

    [TestCase("CAST(sum(amount) AS STRING)", "9747747.9340")]
    [TestCase("CAST(count(DISTINCT customer) AS STRING)", "4372")]
    [TestCase("CAST(count(DISTINCT invoice) AS STRING)", "25900")]
    [TestCase("CAST(count(1) - count(customer) AS STRING)", "135080")]
    [TestCase("CAST(count(CASE WHEN startswith(invoice, 'C') THEN 1 END) AS STRING)", "9288")]
    [TestCase("CAST(count(CASE WHEN occurrence > 1 THEN 1 END) AS STRING)", "5268")]
    [TestCase("CAST(count(DISTINCT event_id) AS STRING)", "541909")]
    public void Known_sums_hold(string sum, string expected) =>
        Assert.That(_lines.Agg(Functions.Expr(sum)).Collect().Single().GetAs<string>(0), Is.EqualTo(expected));

    [TestCase("total = products[0].quantity * products[0].price AND total >= 0", 540_570)]
    [TestCase("kind = 'order_refunded' AND total > 0 AND startswith(order_id, 'C')", 9_288)]
    [TestCase("user_id IS NULL AND anonymous_id = concat('guest-', order_id)", 133_741)]
    [TestCase("country = 'IE'", 8_196)]
    [TestCase("country = 'ZA'", 58)]
    [TestCase("country IS NULL", 1_265)]
    public void Silver_has(string condition, long count) => Assert.That(_lake.Silver.Filter(condition).Count(), Is.EqualTo(count));
}
