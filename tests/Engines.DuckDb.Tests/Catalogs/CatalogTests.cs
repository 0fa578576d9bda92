using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Engines.DuckDb.Catalogs;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Catalogs;

/// <summary>The embedded engine's catalog where it is not Spark's.</summary>
public sealed class CatalogTests
{
    private TemporaryDirectory _directory = null!;
    private SparkSession _spark = null!;

    [SetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        _spark = SparkSession.Builder().Config("spark.local.dir", _directory["scratch"]).GetOrCreate();
    }

    [TearDown]
    public void Close()
    {
        _spark.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void Every_question_has_an_answer() => Assert.That(Concrete<CatalogQuery>().Except(CatalogAnswers.Known), Is.Empty);

    [Test]
    public void Every_change_can_be_made_or_is_refused() => Assert.That(Concrete<CatalogCommand>().Except(CatalogChanges.Known), Is.Empty);

    [Test]
    public void A_path_is_a_table_with_its_partitions()
    {
        _spark.Range(4).WithColumn("half", Col("id") % 2).Write().Format("delta").PartitionBy("half").Save(_directory["table"]);
        var name = $"delta.`{_directory["table"]}`";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_spark.Catalog.TableExists(name), Is.True);
            Assert.That(_spark.Catalog.TableExists($"delta.`{_directory["none"]}`"), Is.False);
            Assert.That(_spark.Catalog.GetTable(name).TableType, Is.EqualTo("EXTERNAL"));
            Assert.That(_spark.Catalog.ListColumns(name).Filter("isPartition").Collect().Select(r => r.GetAs<string>("name")), Is.EqualTo((string[])["half"]));
        }
    }

    [Test]
    public void Tables_by_name_are_refused_with_what_to_do_instead()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => _spark.Catalog.CreateTable("t", _directory["t"]), Throws.InstanceOf<AnalysisException>().With.Message.Contains("CreateOrReplaceTempView"));
            Assert.That(() => _spark.Catalog.CacheTable($"parquet.`{Files()}`"), Throws.InstanceOf<AnalysisException>().With.Message.Contains("Cache()"));
            Assert.That(() => _spark.Catalog.SetCurrentCatalog("other"), Throws.InstanceOf<AnalysisException>().With.Message.Contains("spark_catalog"));
        }
    }

    [Test]
    public void Kept_rows_are_read_anew_after_their_files_are_refreshed()
    {
        var path = Files();
        _spark.Read().Parquet(path).CreateTempView("files");
        _spark.Catalog.CacheTable("files");
        var before = _spark.Table("files").Count();
        _spark.Range(3).Write().Mode(SaveMode.Append).Parquet(path);
        var stale = _spark.Table("files").Count();

        _spark.Catalog.RefreshByPath(_directory["elsewhere"]);
        var elsewhere = _spark.Table("files").Count();
        _spark.Catalog.RefreshByPath(path);

        Assert.That((before, stale, elsewhere, _spark.Table("files").Count(), _spark.Catalog.IsCached("files")), Is.EqualTo((2, 2, 2, 5, true)));
    }

    [Test]
    public void A_dropped_view_s_rows_are_kept_no_longer()
    {
        var rows = _spark.Range(3);
        rows.CreateTempView("rows");
        _spark.Catalog.CacheTable("rows");

        _spark.Catalog.DropTempView("rows");

        Assert.That(rows.StorageLevel(), Is.EqualTo(StorageLevel.NONE));
    }

    [Test]
    public void A_view_with_an_odd_name_is_found_by_it()
    {
        _spark.Sql("CREATE TEMPORARY VIEW `odd name` AS SELECT 1 AS a");

        Assert.That((_spark.Table("`odd name`").Count(), _spark.Catalog.DropTempView("odd name")), Is.EqualTo((1, true)));
    }

    private string Files()
    {
        _spark.Range(2).Write().Mode(SaveMode.Overwrite).Parquet(_directory["files"]);
        return _directory["files"];
    }

    private static IEnumerable<Type> Concrete<T>() => typeof(T).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(T)) && !t.IsAbstract);
}
