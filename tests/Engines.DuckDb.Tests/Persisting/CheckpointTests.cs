using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Persisting;

public sealed class CheckpointTests
{
    private TemporaryDirectory _directory = null!;
    private SparkSession _spark = null!;
    private int _calls;

    [SetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        _spark = SparkSession.Builder().Config("spark.local.dir", _directory["scratch"]).GetOrCreate();
        _calls = 0;
    }

    [TearDown]
    public void Close()
    {
        _spark.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void Rows_are_computed_once_and_at_once()
    {
        var kept = Counted().Checkpoint();
        var atOnce = _calls;
        kept.Collect();
        kept.Join(kept.As("b"), "id").Collect();

        Assert.That((atOnce, _calls), Is.EqualTo((100, 100)));
    }

    [Test]
    public void Rows_are_computed_at_their_first_use_where_that_is_asked()
    {
        var kept = Counted().Checkpoint(eager: false);
        var before = _calls;
        kept.Collect();
        kept.Collect();

        Assert.That((before, _calls), Is.EqualTo((0, 100)));
    }

    [Test]
    public void A_loop_of_checkpoints_leaves_no_long_plan()
    {
        var rows = _spark.Range(3).ToDF("n");
        for (var i = 0; i < 50; i++)
        {
            rows = rows.Select((rows["n"] + 1).As("n")).Checkpoint();
        }

        Assert.That(rows.Collect().Select(r => r.GetAs<long>(0)), Is.EqualTo((long[])[50, 51, 52]));
        Assert.That(rows.Plan.Inputs, Is.Empty);
    }

    [Test]
    public void A_column_of_the_rows_from_before_is_not_one_of_those_kept()
    {
        var rows = _spark.Range(3);
        var kept = rows.Checkpoint();

        Assert.That(rows.Join(kept, rows["id"] == kept["id"] + 1).Count(), Is.EqualTo(2));
        Assert.That(() => kept.Select(rows["id"]), Throws.InstanceOf<AnalysisException>());
    }

    [Test]
    public void Rows_stay_when_all_that_is_persisted_is_let_go()
    {
        var kept = Counted().Checkpoint();

        _spark.Catalog.ClearCache();
        kept.Collect();

        Assert.That(_calls, Is.EqualTo(100));
    }

    [Test]
    public void A_file_goes_when_nothing_uses_its_rows()
    {
        Make();
        var file = Directory.GetFiles(_directory["scratch"], "*.parquet", SearchOption.AllDirectories).Single();
        Collect();
        _spark.Range(1).Checkpoint();

        Assert.That(file, Does.Not.Exist);

        // Apart, so that no variable of this method holds them.
        void Make() => Assert.That(_spark.Range(500_000).Checkpoint().Count(), Is.EqualTo(500_000));

        static void Collect()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    [Test]
    public void A_file_goes_at_once_when_its_rows_are_released()
    {
        var rows = _spark.Range(500_000);
        var kept = rows.Checkpoint();
        var file = Directory.GetFiles(_directory["scratch"], "*.parquet", SearchOption.AllDirectories).Single();

        rows.ReleaseCheckpoint();
        Assert.That(file, Does.Exist, "What no checkpoint made stays as it is.");
        kept.ReleaseCheckpoint();
        kept.ReleaseCheckpoint();

        Assert.That(file, Does.Not.Exist);
    }

    private DataFrame Counted()
    {
        var count = Udf<long, long>(id =>
        {
            Interlocked.Increment(ref _calls);
            return id;
        });
        return _spark.Range(100).Select(Col("id"), count(Col("id")).As("n"));
    }
}
