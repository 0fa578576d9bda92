using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Delta.Tests;

/// <summary>Commits that would break the protocol are refused before anything is written.</summary>
public sealed class ActionValidationTests
{
    private DeltaTableLog _log = null!;

    [SetUp]
    public void SetUp() => _log = new DeltaTableLog(new InMemoryStorage(), TestTables.Root);

    public static IEnumerable<TestCaseData> Faults()
    {
        yield return Fault("twice", TestTables.File("a", "nl"), TestTables.File("a", "de"));
        yield return Fault("twice", TestTables.File("c=a b", "nl"), TestTables.File("c=a%20b", "nl"));
        yield return Fault("twice", new SetTransaction("q", 1), new SetTransaction("q", 2));
        yield return Fault("partitioned by", TestTables.File("a"));
        yield return Fault("cannot be removed", TestTables.File("a", "nl").Remove(DateTimeOffset.UnixEpoch));
        yield return Fault("commit's info", new CommitInfo());
        yield return Fault("at most one metadata", TestTables.Metadata(partitioned: true), TestTables.Metadata(partitioned: true));
        yield return Fault("not in the schema", Metadata.Create(TestTables.Schema, ["absent"]));
        yield return Fault("at least one must be left", Metadata.Create(TestTables.Schema, ["id", "country"]));
    }

    [TestCaseSource(nameof(Faults))]
    public void A_commit_that_breaks_the_protocol_is_refused(string message, DeltaAction[] actions)
    {
        _log.Create(partitioned: true);

        Assert.That(() => _log.Append(actions), Throws.ArgumentException.With.Message.Contains(message));
        Assert.That(_log.Snapshot().Version, Is.Zero);
    }

    [Test]
    public void A_table_that_is_yet_to_be_made_needs_metadata() =>
        Assert.That(() => _log.Append(TestTables.File("a")), Throws.ArgumentException.With.Message.Contains("metadata"));

    [Test]
    public void A_transaction_serves_once()
    {
        var transaction = _log.StartTransaction();
        transaction.Commit([TestTables.Metadata()], new CommitDetails("CREATE TABLE")).Succeeded();

        Assert.That(() => transaction.Commit([], new CommitDetails("WRITE")), Throws.InvalidOperationException);
    }

    [Test]
    public void A_table_for_appends_only_lets_rows_be_rearranged_but_not_removed()
    {
        _log.Create(properties: new KeyValuePair<string, string?>("delta.appendOnly", "true"));
        var file = TestTables.File("a");
        _log.Append(file);

        Assert.That(() => _log.Append(file.Remove(DateTimeOffset.UnixEpoch)), Throws.InvalidOperationException.With.Message.Contains("delta.appendOnly"));
        Assert.That(
            _log.Append(file.Remove(DateTimeOffset.UnixEpoch, dataChange: false), TestTables.File("b") with { DataChange = false }).Snapshot.Paths(),
            Is.EqualTo(new[] { "b" }));
    }

    private static TestCaseData Fault(string message, params DeltaAction[] actions) =>
        new TestCaseData(message, actions).SetArgDisplayNames(message, actions[0].GetType().Name);
}
