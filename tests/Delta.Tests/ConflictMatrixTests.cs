using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Predicates;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Delta.Tests;

/// <summary>
/// Pairs of concurrent transactions and Delta's verdict on the one that comes second (Delta Lake's "Concurrency control" and its own
/// OptimisticTransactionSuite). The table is partitioned by country and holds nl.parquet, de.parquet and de2.parquet.
/// </summary>
public sealed class ConflictMatrixTests
{
    private static readonly Step AppendNl = new("appends to nl", t => [TestTables.File("new-nl", "nl")]);
    private static readonly Step AppendDe = new("appends to de", t => [TestTables.File("new-de", "de")]);
    private static readonly Step ReadNl = new("reads nl, writes nl", t => [.. Read(t, "nl"), TestTables.File("mine-nl", "nl")]);
    private static readonly Step ReadDe = new("reads de, writes de", t => [.. Read(t, "de"), TestTables.File("mine-de", "de")]);
    private static readonly Step ReadAll = new("reads all, writes nl", t => [.. ReadWhole(t), TestTables.File("mine-all", "nl")]);
    private static readonly Step DeleteNl = new("deletes nl", t => Remove(t, "nl.parquet"));
    private static readonly Step DeleteDe = new("deletes de", t => Remove(t, "de.parquet"));
    private static readonly Step UpdateNl = new("updates nl", t => [.. Remove(t, "nl.parquet"), TestTables.File("nl-updated", "nl")]);
    private static readonly Step CompactDe = new("compacts de", t =>
        [.. Remove(t, "de.parquet", "de2.parquet").Cast<RemoveFile>().Select(r => r with { DataChange = false }), TestTables.File("de-compact", "de") with { DataChange = false }]);

    private static readonly Step BlindDeleteNl = new("removes nl unread", t => [t.Snapshot!.Find("nl.parquet")!.Remove(DateTimeOffset.UnixEpoch)]);
    private static readonly Step Schema = new("changes the properties", t => [t.Snapshot!.Metadata with { Description = "changed" }]);
    private static readonly Step Upgrade = new("upgrades the protocol", t => [new Protocol(1, 4)]);
    private static readonly Step Query1 = new("writes for query 1", t => [new SetTransaction("1", 5), TestTables.File("q1", "nl")]);
    private static readonly Step Query1Older = new("writes an older batch of query 1", t => [new SetTransaction("1", 4), TestTables.File("q1-old", "nl")]);
    private static readonly Step Query1Newer = new("writes a newer batch of query 1", t => [new SetTransaction("1", 6), TestTables.File("q1-new", "nl")]);
    private static readonly Step Query2 = new("writes for query 2", t => [new SetTransaction("2", 5), TestTables.File("q2", "nl")]);
    private static readonly Step DependsOnQuery1 = new("reads how far query 1 is", t =>
    {
        t.ReadTransactionVersion("1");
        return [TestTables.File("dependent", "nl")];
    });

    public static IEnumerable<TestCaseData> Pairs()
    {
        (Step First, Step Second, object Verdict)[] pairs =
        [
            (AppendNl, AppendDe, "commits"),
            (AppendNl, AppendNl.Again, "commits"),
            (AppendNl, ReadNl, "commits"),
            (AppendNl, ReadAll, "commits"),
            (AppendDe, DeleteDe, "commits"),
            (ReadNl, AppendNl, "commits"),
            (ReadNl, ReadDe, "commits"),
            (ReadDe, ReadNl, "commits"),
            (ReadNl, ReadNl.Again, ConflictKind.ConcurrentAppend),
            (ReadDe, ReadAll, ConflictKind.ConcurrentAppend),
            (UpdateNl, ReadNl, ConflictKind.ConcurrentAppend),
            (UpdateNl, UpdateNl.Again, ConflictKind.ConcurrentAppend),
            (DeleteNl, ReadNl, ConflictKind.ConcurrentDeleteRead),
            (DeleteNl, DeleteNl, ConflictKind.ConcurrentDeleteRead),
            (DeleteNl, ReadAll, ConflictKind.ConcurrentDeleteRead),
            (DeleteNl, DeleteDe, "commits"),
            (DeleteNl, AppendNl, "commits"),
            (DeleteNl, BlindDeleteNl, ConflictKind.ConcurrentDeleteDelete),
            (CompactDe, DeleteDe, ConflictKind.ConcurrentAppend),
            (DeleteDe, CompactDe, ConflictKind.ConcurrentDeleteRead),
            (UpdateNl, CompactDe, "commits"),
            (AppendDe, CompactDe, "commits"),
            (Schema, AppendNl, ConflictKind.MetadataChanged),
            (Schema, Schema, ConflictKind.MetadataChanged),
            (AppendNl, Schema, "commits"),
            (Upgrade, AppendNl, ConflictKind.ProtocolChanged),
            (Upgrade, Upgrade, ConflictKind.ProtocolChanged),
            (AppendNl, Upgrade, "commits"),
            (Query1, Query2, "commits"),
            (Query1, Query1, "is there already"),
            (Query1, Query1Older, "is there already"),
            (Query1, Query1Newer, ConflictKind.ConcurrentTransaction),
            (Query1, DependsOnQuery1, ConflictKind.ConcurrentTransaction),
        ];
        return pairs.Select(p => new TestCaseData(p.First, p.Second, p.Verdict).SetArgDisplayNames(p.First.Name, p.Second.Name, p.Verdict.ToString()!));
    }

    [TestCaseSource(nameof(Pairs))]
    public void The_second_of_two_transactions(Step first, Step second, object verdict) =>
        Assert.That(Outcome(first, second), Is.EqualTo(verdict));

    [Test]
    public void A_serializable_table_conflicts_with_blind_appends_too() =>
        Assert.That(Outcome(AppendNl, ReadNl, new KeyValuePair<string, string?>("delta.isolationLevel", "Serializable")), Is.EqualTo(ConflictKind.ConcurrentAppend));

    [Test]
    public void Of_two_that_make_a_table_one_wins()
    {
        var log = new DeltaTableLog(new InMemoryStorage(), TestTables.Root);
        var (first, second) = (log.StartTransaction(), log.StartTransaction());
        first.Commit([TestTables.Metadata()], new CommitDetails("CREATE TABLE")).Succeeded();

        var result = second.Commit([TestTables.Metadata()], new CommitDetails("CREATE TABLE"));

        Assert.That(result, Is.InstanceOf<CommitConflict>().With.Property("Kind").EqualTo(ConflictKind.ProtocolChanged));
        Assert.That(((CommitConflict)result).WinningVersion, Is.Zero);
    }

    private static object Outcome(Step first, Step second, params KeyValuePair<string, string?>[] properties)
    {
        var log = new DeltaTableLog(new InMemoryStorage(), TestTables.Root);
        log.Create(partitioned: true, properties);
        log.Append(TestTables.File("nl.parquet", "nl"), TestTables.File("de.parquet", "de"), TestTables.File("de2.parquet", "de"));
        var (one, other) = (log.StartTransaction(), log.StartTransaction());
        var otherActions = second.Actions(other);
        one.Commit(first.Actions(one), new CommitDetails("FIRST")).Succeeded();
        return other.Commit(otherActions, new CommitDetails("SECOND")) switch
        {
            Committed => "commits",
            AlreadyCommitted => "is there already",
            CommitConflict conflict => conflict.Kind,
            var unknown => unknown,
        };
    }

    private static DeltaAction[] Read(Transaction transaction, string country)
    {
        transaction.Read(DeltaPredicate.Compare("country", Comparison.Equal, country));
        return [];
    }

    private static DeltaAction[] ReadWhole(Transaction transaction)
    {
        transaction.ReadAll();
        return [];
    }

    private static DeltaAction[] Remove(Transaction transaction, params string[] paths)
    {
        var country = paths[0][..2];
        var read = transaction.Read(DeltaPredicate.Compare("country", Comparison.Equal, country));
        return [.. read.Where(f => paths.Contains(f.Path)).Select(f => f.Remove(DateTimeOffset.UnixEpoch))];
    }

    public sealed record Step(string Name, Func<Transaction, DeltaAction[]> Actions)
    {
        /// <summary>The same with files of other names, since two writers never write the same.</summary>
        public Step Again => new(Name + " as well", t => [.. Actions(t).Select(a => a is AddFile add ? add with { Path = add.Path + "-again" } : a)]);
    }
}
