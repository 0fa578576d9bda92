using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Launch;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Launch;

/// <summary>A server that the real <c>spark-submit</c> starts.</summary>
public sealed class RealLaunchTests
{
    private SparkServer _server = null!;

    [OneTimeSetUp]
    public void Start() => _server = SparkServer.Start(new SparkLaunch
    {
        Master = "local[2]",
        Name = "launched",
        SparkHome = SparkInstallation.Home,
        Options = [new("--driver-memory", "1g")],
        Conf = [new("spark.sql.shuffle.partitions", "3"), new("spark.ui.enabled", "false")],
    });

    [OneTimeTearDown]
    public void End() => _server?.Dispose();

    [Test]
    public void It_has_the_settings_and_writes_Delta()
    {
        using var directory = new TemporaryDirectory();
        using var spark = SparkSession.Builder().Remote(_server.Remote).GetOrCreate();
        spark.Range(5).Write().Format("delta").Save(directory["table"]);

        Assert.That(spark.Read().Format("delta").Load(directory["table"]).Count(), Is.EqualTo(5));
        Assert.That(spark.Conf().Get("spark.sql.shuffle.partitions"), Is.EqualTo("3"));
        Assert.That(spark.Conf().Get("spark.master"), Is.EqualTo("local[2]"));
        Assert.That(spark.Conf().Get("spark.app.name"), Is.EqualTo("launched"));
        Assert.That(spark.Conf().Get("spark.driver.memory"), Is.EqualTo("1g"));
    }

    [Test]
    public void Who_has_not_its_token_is_sent_away()
    {
        var without = _server.Remote[.._server.Remote.IndexOf(';', StringComparison.Ordinal)];

        Assert.That(() => SparkSession.Builder().Remote(without).GetOrCreate(), Throws.TypeOf<SparkException>().With.Message.Contains("add ;token=..."));
        Assert.That(() => SparkSession.Builder().Remote($"{without};token=wrong").GetOrCreate(), Throws.TypeOf<SparkException>().With.Message.Contains("does not take the token"));
    }
}
