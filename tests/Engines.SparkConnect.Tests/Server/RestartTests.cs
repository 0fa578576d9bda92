using System.Diagnostics;
using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Transport;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Server;

public sealed class RestartTests
{
    [Test]
    public void A_killed_server_ends_queries_and_a_restarted_one_wants_a_new_session()
    {
        using var first = new SparkConnectServer();
        using var session = Session(first.Remote);
        using var rows = session.Range(0, 10_000_000, 1, 200).ToLocalIterator().GetEnumerator();
        Assert.That(rows.MoveNext());

        first.Kill();
        var waited = Stopwatch.StartNew();

        Assert.That(() => { while (rows.MoveNext()) { } }, Throws.TypeOf<SparkException>().With.Message.Contains(CallErrors.Unreachable).And.Message.Contains(Address(first)));
        Assert.That(() => session.Range(1).Collect(), Throws.TypeOf<SparkException>().With.Message.Contains(Address(first)));
        Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));

        using var second = new SparkConnectServer(first.Port, "spark.connect.authenticate.token=secret");
        var remote = $"{second.Remote}/;token=secret";

        Assert.That(() => session.Range(1).Collect(), Throws.TypeOf<SparkException>(), "The old session must not go on as if nothing had happened.");
        Assert.That(() => Session(second.Remote), Throws.TypeOf<SparkException>().With.Message.Contains("add ;token=..."));
        Assert.That(() => Session($"{second.Remote}/;token=guess"), Throws.TypeOf<SparkException>().With.Message.Contains("does not take the token"));
        using var again = Session(remote);
        Assert.That(again.Range(3).Count(), Is.EqualTo(3));
    }

    private static string Address(SparkConnectServer server) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{server.Port}");

    private static SparkSession Session(string remote) => new(SparkConnectEngineProvider.Create(
        ConnectionString.Parse(remote), new Dictionary<string, string>(), new ConnectLimits { Retries = 3 }));
}
