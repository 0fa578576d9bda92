using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.Contract;

/// <summary>How many files a write makes of repartitioned rows, and which rows come together, on both engines.</summary>
internal sealed class WrittenFilesTests
{
    private static readonly Dictionary<string, Func<DataFrame, DataFrame>> Divisions = new()
    {
        ["by number"] = rows => rows.Repartition(3),
        ["one"] = rows => rows.Repartition(5).Coalesce(1),
        ["fewer"] = rows => rows.Repartition(5).Coalesce(2),
        ["narrow steps"] = rows => rows.Repartition(3).Filter(Col("id") < 40).Select(Col("id"), (Col("id") % 2).As("p")),
        ["sorted within"] = rows => rows.Repartition(3).SortWithinPartitions(Col("id").Desc()),
    };

    private static readonly Dictionary<string, Func<DataFrame, DataFrame>> Placements = new()
    {
        ["by value"] = rows => rows.Repartition(4, Col("id") % 7),
        ["more than rows"] = rows => rows.Filter(Col("id") < 4).Repartition(9, Col("id")),
        ["by several values"] = rows => rows.Repartition(4, Col("p"), Col("id").Cast("string")),
        ["by value, renamed"] = rows => rows.Repartition(4, Col("id")).Select(Col("id").As("x"), Col("p")).WithColumnRenamed("x", "id"),
    };

    private BothEngines _both = null!;
    private TemporaryDirectory _directory = null!;

    [OneTimeSetUp]
    public void Open() => (_both, _directory) = (new BothEngines(), new TemporaryDirectory());

    [OneTimeTearDown]
    public void Close()
    {
        _both?.Dispose();
        _directory?.Dispose();
    }

    [Test]
    public void Both_engines_write_as_many_files(
        [ValueSource(nameof(Divided))] string division, [Values("parquet", "csv", "delta")] string format)
    {
        var (spark, embedded) = _both.Each(s => Files(Divisions[division](Rows(s)).Write().Format(format)).Length);

        Assert.That(embedded, Is.EqualTo(spark));
    }

    [Test]
    public void Both_engines_put_the_same_rows_into_a_file([ValueSource(nameof(Placed))] string placement, [Values("parquet", "delta")] string format)
    {
        var (spark, embedded) = _both.Each(s => Contents(Placements[placement](Rows(s)).Write().Format(format)));

        Assert.That(embedded, Is.EqualTo(spark));
    }

    [TestCase("parquet")]
    [TestCase("delta")]
    public void Partitions_of_directories_are_divided_too(string format)
    {
        var (spark, embedded) = _both.Each(s => Contents(Rows(s).Repartition(3, Col("id")).Write().Format(format).PartitionBy("p")));

        Assert.That(embedded, Is.EqualTo(spark));
    }

    [Test]
    public void Ranges_keep_equal_values_together_and_in_order()
    {
        var contents = Contents(Rows(_both.Embedded).WithColumn("id", Col("id") / 10).RepartitionByRange(3, Col("id").Desc()).Write().Format("parquet"));
        var ranges = contents.Select(file => file.Split(' ').Select(double.Parse).ToArray()).OrderBy(ids => ids.Min()).ToArray();

        Assert.That(ranges, Has.Length.EqualTo(3));
        Assert.That(ranges.Zip(ranges.Skip(1)).All(p => p.First.Max() < p.Second.Min()));
    }

    [Test]
    public void Tables_heed_the_most_rows_of_a_file()
    {
        var (spark, embedded) = _both.Each(s => Files(Rows(s).Coalesce(1).Write().Format("delta").Option("maxRecordsPerFile", 15)).Length);

        Assert.That((spark, embedded), Is.EqualTo((4, 4)));
    }

    [Test]
    public void No_partition_is_refused() =>
        Assert.That(() => Rows(_both.Embedded).Repartition(0).Collect(), Throws.ArgumentException.With.Message.Contains("above 0"));

    private static IEnumerable<string> Divided() => Divisions.Keys;

    private static IEnumerable<string> Placed() => Placements.Keys;

    private static DataFrame Rows(SparkSession session) => session.Range(50).WithColumn("p", Col("id") % 2);

    private string[] Files(DataFrameWriter writer)
    {
        var folder = _directory[Guid.NewGuid().ToString("N")];
        writer.Save(folder);
        return [.. Directory.GetFiles(folder, "part-*", SearchOption.AllDirectories).Where(f => new FileInfo(f).Length > 0)];
    }

    // Read by the embedded engine, whichever wrote them. Spark writes a file for its first partition, rows or not.
    private string[] Contents(DataFrameWriter writer) =>
    [
        .. Files(writer).Select(f => string.Join(' ', _both.Embedded.Read().Parquet(f).Select("id").Collect().Select(r => r[0]).Order()))
            .Where(ids => ids.Length > 0).Order(StringComparer.Ordinal),
    ];
}
