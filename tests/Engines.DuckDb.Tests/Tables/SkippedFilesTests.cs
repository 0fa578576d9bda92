using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Tables;

/// <summary>Which files a query reads of a table of four: ids 0-9, 10-19, 20-29 and 30-39, the first two of 2024-01-01, the others of 2024-01-02.</summary>
public sealed class SkippedFilesTests
{
    private TemporaryDirectory _directory = null!;
    private SparkSession _spark = null!;
    private string _table = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        _spark = SparkSession.Builder().GetOrCreate();
        _table = Path.Combine(_directory.Path, "events");
        for (var file = 0; file < 4; file++)
        {
            Rows(file * 10, 10).Write().Format("delta").Mode(SaveMode.Append).PartitionBy("day").Save(_table);
            Rows(file * 10, 10).Write().Mode(SaveMode.Append).PartitionBy("day").Parquet(_table + "-parquet");
        }
    }

    [OneTimeTearDown]
    public void Close()
    {
        _spark.Dispose();
        _directory.Dispose();
    }

    [TestCase("id = 5", 1, 1)]
    [TestCase("5 >= id", 1, 6)]
    [TestCase("id BETWEEN 9 AND 10", 2, 2)]
    [TestCase("id IN (1, 31, 99)", 2, 2)]
    [TestCase("NOT (id < 25)", 2, 15)]
    [TestCase("id = 5 OR id = 35", 2, 2)]
    [TestCase("id = '12'", 1, 1)]
    [TestCase("id <=> null", 0, 0)]
    [TestCase("day = '2024-01-01'", 2, 20)]
    [TestCase("day = DATE'2024-01-01' AND id > 15", 1, 4)]
    [TestCase("day IS NULL", 0, 0)]
    [TestCase("at < '2024-01-01 00:00:10'", 1, 10)]
    [TestCase("at >= TIMESTAMP'2024-01-01 00:00:30Z' AND upper(name) = 'N32'", 1, 1)]
    [TestCase("name LIKE 'n3%'", 2, 11)]
    [TestCase("startswith(name, 'n2') AND rest.price IS NOT NULL", 2, 11)]
    [TestCase("rest.price = 12.50", 1, 1)]
    [TestCase("rest.price < 3", 1, 3)]
    [TestCase("length(name) > 2", 4, 30)]
    public void A_filter_reads_the_files_that_may_have_its_rows(string condition, int files, int rows)
    {
        var found = Table().Filter(condition);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Files(found), Is.EqualTo($"({files} of 4 files)"));
            Assert.That(found.Count(), Is.EqualTo(rows));
        }
    }

    [Test]
    public void Conditions_reach_scans_through_what_passes_their_columns()
    {
        var renamed = Table().Select(Col("id").As("n"), Upper(Col("name")).As("name")).As("t").OrderBy("n").Filter("t.n = 5 AND name = 'N5'");
        var both = Table().Union(Table()).Filter("id = 5");
        var grouped = Table().GroupBy("id").Count().Filter("id = 5 AND count = 1");
        var distinct = Table().DropDuplicates("id").Filter("id = 5");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Files(renamed), Is.EqualTo("(1 of 4 files)"));
            Assert.That(Files(both), Is.EqualTo("(1 of 4 files) (1 of 4 files)"));
            Assert.That(Files(grouped), Is.EqualTo("(1 of 4 files)"));
            Assert.That(Files(distinct), Is.EqualTo("(1 of 4 files)"));
        }
    }

    [Test]
    public void Conditions_stop_where_other_rows_matter()
    {
        var limited = Table().OrderBy("id").Limit(5).Filter("id = 30");
        var numbered = Table().WithColumn("n", RowNumber().Over(DataFrames.Window.OrderBy("id"))).Filter("id = 30 AND n = 31");
        var counted = Table().Agg(Max("id").As("id")).Filter("id = 5");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Files(limited), Is.EqualTo("(4 of 4 files)"));
            Assert.That(limited.Count(), Is.Zero);
            Assert.That(Files(numbered), Is.EqualTo("(4 of 4 files)"));
            Assert.That(numbered.Count(), Is.EqualTo(1));
            Assert.That(Files(counted), Is.EqualTo("(4 of 4 files)"));
            Assert.That(counted.Count(), Is.Zero);
        }
    }

    [TestCase("inner", "(1 of 4 files) (1 of 4 files)", 1)]
    [TestCase("left_outer", "(1 of 4 files) (1 of 4 files)", 10)]
    [TestCase("right_outer", "(1 of 4 files) (4 of 4 files)", 40)]
    [TestCase("full_outer", "(4 of 4 files) (4 of 4 files)", 79)]
    [TestCase("left_semi", "(1 of 4 files) (1 of 4 files)", 1)]
    [TestCase("left_anti", "(1 of 4 files) (1 of 4 files)", 9)]
    public void A_join_brings_conditions_to_the_sides_that_they_cannot_change(string type, string files, int rows)
    {
        // The left side is filtered itself where the join's own condition cannot be.
        var left = type is "left_outer" or "left_anti" ? Table().Filter("id < 10") : Table();
        var joined = left.As("l").Join(Table().As("r"), Expr("l.id = r.id AND l.id = 5 AND r.id = 5"), type);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Files(joined), Is.EqualTo(files));
            Assert.That(joined.Count(), Is.EqualTo(rows));
        }
    }

    [Test]
    public void Folders_of_plain_files_are_left_out_by_their_names()
    {
        var found = _spark.Read().Parquet(_table + "-parquet").Filter("day > '2024-01-01' AND id > 0");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Plan(found), Does.Contain("[2 of 4 files"));
            Assert.That(found.Count(), Is.EqualTo(20));
        }
    }

    [Test]
    public void A_deletion_of_some_rows_leaves_the_others()
    {
        var copy = Path.Combine(_directory.Path, "copy");
        Table().Write().Format("delta").PartitionBy("day").Save(copy);
        DeltaTable.ForPath(_spark, copy).Delete("id = 5 AND day = '2024-01-01'");

        Assert.That(_spark.Read().Format("delta").Load(copy).Filter("id BETWEEN 4 AND 6").Count(), Is.EqualTo(2));
    }

    private DataFrame Table() => _spark.Read().Format("delta").Load(_table);

    private DataFrame Rows(int first, int count)
    {
        var start = new Timestamp(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc)).Microseconds;
        var rows = Enumerable.Range(first, count).Select(i => new GenericRow([
            (long)i, $"n{i}", new Date(2024, 1, i < 20 ? 1 : 2), new Timestamp(start + (i * 1_000_001L)), i + 0.5m]));
        var flat = _spark.CreateDataFrame(rows, (StructType)DataType.FromDdl("id BIGINT, name STRING, day DATE, at TIMESTAMP, price DECIMAL(10,2)"));
        return flat.Select(Col("id"), Col("name"), Col("day"), Col("at"), Struct(Col("price")).As("rest"));
    }

    private static string Plan(DataFrame rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        rows.Explain(text);
        return text.ToString();
    }

    private static string Files(DataFrame rows) =>
        string.Join(" ", System.Text.RegularExpressions.Regex.Matches(Plan(rows), @"\(\d+ of \d+ files\)").Select(m => m.Value));
}
