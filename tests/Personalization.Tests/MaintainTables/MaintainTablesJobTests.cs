using Microsoft.Extensions.Logging.Abstractions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Delta;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.MaintainTables;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Tests.MaintainTables;

public sealed class MaintainTablesJobTests
{
    private TemporaryDirectory _lake = null!;
    private SparkSession _spark = null!;

    [SetUp]
    public void Open()
    {
        _lake = new TemporaryDirectory();
        _spark = SparkSession.Builder().GetOrCreate();
    }

    [TearDown]
    public void Close()
    {
        _spark.Dispose();
        _lake.Dispose();
    }

    private string Silver => SilverEvents.Table.PathIn(_lake.Path);

    [Test]
    public void Partitions_with_many_small_files_get_one_and_their_rows_stay()
    {
        Append(0, 6, "2026-01-31", "2026-02-01");
        Append(6, 2, "2026-02-01");
        var before = Rows();

        var outcome = Run(new MaintenanceRules { CompactMinFiles = 7 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Count(outcome, "files compacted"), Is.EqualTo(8));
            Assert.That(Count(outcome, "files made of them"), Is.EqualTo(1));
            Assert.That(Files("2026-01-31"), Is.EqualTo(6));
            Assert.That(Files("2026-02-01"), Is.EqualTo(1));
            Assert.That(Rows(), Is.EqualTo(before));
        }
    }

    [Test]
    public void A_partition_of_null_and_a_table_without_partitions_are_compacted_too()
    {
        Append(0, 3, (string?)null);
        for (var i = 0; i < 3; i++)
            _spark.Range(i, i + 1).Select(Expr("binary(string(id)) AS _raw")).Write().Format("delta").Mode(SaveMode.Append).Save(BronzeEvents.Table.PathIn(_lake.Path));

        Assert.That(Count(Run(new MaintenanceRules { CompactMinFiles = 3 }), "files compacted"), Is.EqualTo(6));
    }

    [Test]
    public void A_round_stays_within_its_bytes_but_does_something()
    {
        Append(0, 3, "2026-01-31", "2026-02-01", "2026-02-02");
        var rules = new MaintenanceRules { CompactMinFiles = 2, CompactMaxBytes = new(1) };

        Assert.That(Count(Run(rules), "compactions"), Is.EqualTo(1));
        Assert.That(Count(Run(rules), "compactions"), Is.EqualTo(1));
        Assert.That(Count(Run(rules with { CompactMaxBytes = new(1 << 30) }), "compactions"), Is.EqualTo(1));
        Assert.That(Count(Run(rules with { CompactMaxBytes = new(1 << 30) }), "compactions"), Is.Zero);
    }

    [Test]
    public void A_file_is_rewritten_once_for_each_class_of_size()
    {
        var rules = new MaintenanceRules { CompactMinFiles = 4, CompactFileSize = new(16 * 16 * 2048) };
        var rewritten = 0M;
        for (var i = 0; i < 16; i++)
        {
            Append(i, 1, "2026-01-31");
            rewritten += Count(Run(rules), "files compacted");
        }

        Assert.That(Files("2026-01-31"), Is.LessThan(8));
        Assert.That(rewritten, Is.LessThan(16 * 2), "Not all files again in each round.");
    }

    [Test]
    public void Too_few_small_files_do_not_have_a_large_one_rewritten()
    {
        var rules = new MaintenanceRules { CompactMinFiles = 4, CompactFileSize = new(64 << 20) };
        Append(0, 3, "2026-01-31");
        _spark.Range(3, 20_003).WithColumns(new Dictionary<string, Column>
        {
            ["event_id"] = Expr("md5(string(id))"),
            ["event_date"] = Expr("DATE '2026-01-31'"),
            ["step"] = Col("id"),
            ["position"] = Lit(0L),
            ["user_agent"] = Lit(""),
        }).Drop("id").Write().Format("delta").Mode(SaveMode.Append).Save(Silver);

        Assert.That(Count(Run(rules), "files compacted"), Is.Zero);

        Append(20_003, 1, "2026-01-31");
        Assert.That(Count(Run(rules), "files compacted"), Is.EqualTo(4));
        Assert.That(Files("2026-01-31"), Is.EqualTo(2));
    }

    [Test]
    public void A_stream_from_a_table_that_is_compacted_between_its_batches_gives_each_row_once()
    {
        Append(0, 4, "2026-01-31");
        var seen = new List<long>();
        Follow(seen);
        Run(new MaintenanceRules { CompactMinFiles = 2 });
        Append(4, 2, "2026-01-31");
        Run(new MaintenanceRules { CompactMinFiles = 2 });
        Append(6, 1, "2026-01-31");
        Follow(seen);

        Assert.That(seen.Order(), Is.EqualTo(Enumerable.Range(0, 7).Select(i => (long)i)));
    }

    [Test]
    public void A_merge_and_a_compaction_at_the_same_time_both_land()
    {
        Append(0, 5, "2026-01-31");
        var log = DeltaTableLog.Shared(LocalStorage.Instance, Silver);
        var compacted = false;
        CrashPoints.Observe(name =>
        {
            if (name == "delta.files.before" && !compacted)
            {
                compacted = true;
                Run(new MaintenanceRules { CompactMinFiles = 2 });
            }
        });
        try
        {
            DeltaTable.ForPath(_spark, Silver).As("t").Merge(Rows(2, "2026-01-31", 100).As("s"), "t.event_date = s.event_date AND t.step = s.step")
                .WhenMatched().UpdateAll().WhenNotMatched().InsertAll().Execute();
        }
        finally
        {
            CrashPoints.Observe(null);
        }

        Assert.That(log.History().Take(2).Select(c => c.Info!.Operation), Is.EqualTo(new[] { "MERGE", "OPTIMIZE" }));
        Assert.That(_spark.Read().Format("delta").Load(Silver).OrderBy("step").Select("step", "position").Collect().Select(r => r.ToString()), Is.EqualTo(new[] { "[0,0]", "[1,0]", "[2,100]", "[3,0]", "[4,0]" }));
    }

    [Test]
    public void Expired_files_and_commits_are_deleted_and_what_is_needed_stays()
    {
        Append(0, 12, "2026-01-31");
        Run(new MaintenanceRules { CompactMinFiles = 2 });
        foreach (var file in Directory.EnumerateFiles(Silver, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddDays(-3));
        File.WriteAllText(Path.Combine(Silver, "event_date=2026-01-31", "part-of-a-commit-under-way.parquet"), "");
        var before = Rows();

        var early = Run(new MaintenanceRules { FileRetention = TimeSpan.FromHours(1), LogRetention = TimeSpan.FromHours(25) });

        Assert.That(Count(early, "files deleted"), Is.Zero, "The files left the table just now.");
        Assert.That(Count(early, "log files deleted"), Is.EqualTo(10), "The commits before the checkpoint.");
        Assert.That(File.Exists(Path.Combine(Silver, "event_date=2026-01-31", "part-of-a-commit-under-way.parquet")), Is.True);
        Assert.That(Rows(), Is.EqualTo(before));
    }

    [Test]
    public void A_table_that_cannot_be_read_is_told_and_does_not_keep_the_others_from_it()
    {
        Append(0, 3, "2026-01-31");
        var bronze = Path.Combine(BronzeEvents.Table.PathIn(_lake.Path), "_delta_log");
        Directory.CreateDirectory(bronze);
        File.WriteAllText(Path.Combine(bronze, "00000000000000000000.json"), "{");

        var outcome = Run(new MaintenanceRules { CompactMinFiles = 2 });

        Assert.That(outcome.Succeeded, Is.False);
        Assert.That(outcome.Checks.Single().Name, Is.EqualTo("upkeep of bronze/events"));
        Assert.That(Count(outcome, "compactions"), Is.EqualTo(1));
    }

    [Test]
    public void An_unknown_table_is_named_beside_those_there_are() => Assert.That(
        () => Run(new MaintenanceRules(), "silver/nothing"), Throws.InvalidOperationException.With.Message.Contains("silver/nothing").And.Message.Contains("gold/sessions"));

    private JobOutcome Run(MaintenanceRules rules, string? table = null) => new MaintainTablesJob().Run(new JobContext<MaintainTablesJobOptions>(
        new MaintainTablesJobOptions { Rules = rules, Table = table },
        new JobServices { LakeDirectory = _lake.Path, ConfDirectory = _lake.Path, Log = NullLogger.Instance }));

    private static decimal Count(JobOutcome outcome, string name) => outcome.Counts.Single(count => count.Name == name).Value;

    private void Append(int from, int times, params string?[] dates)
    {
        for (var i = from; i < from + times; i++)
        {
            foreach (var date in dates)
                Rows(i, date, 0).Write().Format("delta").Mode(SaveMode.Append).PartitionBy("event_date").Save(Silver);
        }
    }

    private DataFrame Rows(int step, string? date, long position) => _spark.Range(step, step + 1).Select(
        Lit($"e{step}{date}").As("event_id"), Lit(date).Cast("date").As("event_date"), Col("id").As("step"), Lit(position).As("position"), Lit(new string('x', 200)).As("user_agent"));

    private string[] Rows() => [.. _spark.Read().Format("delta").Load(Silver).Collect().Select(r => r.ToString()).Order(StringComparer.Ordinal)];

    private int Files(string date) => DeltaTableLog.Shared(LocalStorage.Instance, Silver).Snapshot().Files.Count(f => f.PartitionValues["event_date"] == date);

    private void Follow(List<long> seen)
    {
        var query = _spark.ReadStream().Format("delta").Load(Silver).WriteStream()
            .ForeachBatch((batch, _) => seen.AddRange(batch.Collect().Select(r => r.GetAs<long>("step"))))
            .Option("checkpointLocation", _lake["checkpoint"])
            .Trigger(Trigger.AvailableNow())
            .Start();
        query.AwaitTermination();
    }
}
