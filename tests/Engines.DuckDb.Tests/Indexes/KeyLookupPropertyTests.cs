using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Tests.Indexes;

/// <summary>What a lookup gives after any changes is what a join gives, for the newest version and for all before it.</summary>
public sealed class KeyLookupPropertyTests
{
    private static readonly string[] Keys = ["a", "b", "ü", "𝄞", ""];

    [Test]
    public void A_lookup_gives_what_a_join_gives([Values] bool keepsChanges)
    {
        var answered = 0L;
        var steps = Gen.Choose(0, 99).ArrayOf(8).ToArbitrary();
        Prop.ForAll(steps, changes =>
        {
            using var bench = new IndexedTableBench(keepsChanges);
            bench.Append(("a", 0), (null, 0), ("b", 0));
            var agrees = changes.Select((change, i) => Change(bench, change, i + 1) && Agrees(bench, change)).ToArray().All(a => a);
            answered += bench.Answered;
            return agrees;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(6));

        Assert.That(answered, Is.GreaterThan(6));
    }

    private static bool Change(IndexedTableBench bench, int change, int number)
    {
        var table = DeltaTable.ForPath(bench.Spark, bench.Path);
        switch (change % 10)
        {
            case 0:
                table.Delete($"id = '{Keys[change % 3]}'");
                break;
            case 1:
                table.As("t").Merge(bench.Rows(("a", number), ("ü", number)).As("s"), "t.id = s.id").WhenMatched().UpdateAll().WhenNotMatched().InsertAll().Execute();
                break;
            case 2 or 3:
                Rearrange(bench.Path);
                break;
            default:
                bench.Append((Keys[change % 5], number), (Keys[change % 3], number), (null, number));
                break;
        }

        return true;
    }

    private static bool Agrees(IndexedTableBench bench, int chance)
    {
        var newest = new DeltaTableLog(LocalStorage.Instance, bench.Path).Snapshot().Version;
        return Agrees(bench, newest) && Agrees(bench, chance % (newest + 1));
    }

    private static bool Agrees(IndexedTableBench bench, long version)
    {
        var joined = bench.Keys(bench.Spark, Keys).Join(bench.Spark.Read().Format("delta").Option("versionAsOf", version).Load(bench.Path), "id");
        return bench.LookupAt(version, [.. Keys, null, "a"]).SequenceEqual(IndexedTableBench.Shown(joined));
    }

    /// <summary>As an optimization: the same rows in other files.</summary>
    private static void Rearrange(string path)
    {
        var transaction = new DeltaTableLog(LocalStorage.Instance, path).StartTransaction();
        var actions = new List<DeltaAction>();
        foreach (var file in transaction.ReadAll())
        {
            var copy = file with { Path = $"part-{Guid.NewGuid()}.parquet", DataChange = false };
            File.Copy(Path.Combine(path, file.Path), Path.Combine(path, copy.Path));
            actions.AddRange([file.Remove(DateTimeOffset.UnixEpoch, dataChange: false), copy]);
        }

        if (transaction.Commit(actions, new CommitDetails("OPTIMIZE")) is not Committed)
        {
            throw new InvalidOperationException("The files were not exchanged.");
        }
    }
}
