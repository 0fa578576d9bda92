using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Persisting;

public sealed class PersistTests
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

    [TestCase(100, 0, TestName = "Few rows are computed once at their first use, and held in memory")]
    [TestCase(60_000, 1, TestName = "Many rows are computed once at their first use, and kept in a file")]
    public void Rows_are_computed_once_at_their_first_use(int count, int files)
    {
        var rows = Numbered(count).Persist();
        Assert.That((_calls, Files().Length), Is.EqualTo((0, 0)));

        var first = rows.Collect();
        var derived = rows.Filter(rows["n"] >= 0).Join(rows.As("b"), "id").Select("id", "b.n").OrderBy("id").Collect();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_calls, Is.EqualTo(count));
            Assert.That(Files(), Has.Length.EqualTo(files));
            Assert.That(derived.Select(r => r.GetAs<int>(1)), Is.EqualTo(first.OrderBy(r => r.GetAs<long>(0)).Select(r => r.GetAs<int>(1))));
        }
    }

    [Test]
    public void Few_rows_of_many_are_held_in_memory()
    {
        var table = _directory["many"];
        _spark.Range(200_000).Select(Col("id"), Sha2(Col("id").Cast("STRING").Cast("BINARY"), 256).As("text")).Write().Parquet(table);
        var few = _spark.Read().Parquet(table).Filter("id % 50000 = 7").Persist();

        Assert.That(few.OrderBy("id").Collect().Select(r => r.GetAs<long>(0)), Is.EqualTo(new long[] { 7, 50_007, 100_007, 150_007 }));
        Assert.That(Files(), Is.Empty);
    }

    [TestCase(10)]
    [TestCase(60_000)]
    public void Rows_are_computed_each_time_after_unpersist_and_the_file_is_gone(int count)
    {
        var rows = Numbered(count).Persist();
        rows.Collect();

        rows.Unpersist();
        rows.Collect();

        Assert.That((_calls, Files().Length), Is.EqualTo((2 * count, 0)));
    }

    [Test]
    public void Actions_of_several_threads_compute_the_rows_once()
    {
        var rows = Numbered(1000).Persist();

        Parallel.For(0, 8, _ => rows.Collect());

        Assert.That(_calls, Is.EqualTo(1000));
    }

    [Test]
    public void A_query_that_reads_the_rows_ends_well_when_they_are_unpersisted()
    {
        var rows = Numbered(50_000).Persist();
        using var reading = rows.ToLocalIterator().GetEnumerator();
        reading.MoveNext();

        rows.Unpersist(blocking: true);
        var rest = 0;
        while (reading.MoveNext())
        {
            rest++;
        }

        Assert.That((rest, _calls, Files().Length), Is.EqualTo((49_999, 50_000, 0)));
    }

    [Test]
    public void A_failed_computation_leaves_nothing_and_is_tried_again()
    {
        var fails = true;
        var odd = Udf<long, long>(n => fails && n == 7 ? throw new InvalidOperationException("seven") : n);
        var rows = _spark.Range(10).Select(odd(Col("id")).As("id")).Persist();

        Assert.That(() => rows.Collect(), Throws.Exception.With.Message.Contains("seven"));
        Assert.That(Files(), Is.Empty);
        fails = false;

        Assert.That(rows.Count(), Is.EqualTo(10));
    }

    [Test]
    public void The_order_of_the_rows_stays()
    {
        var rows = _spark.Range(200_000).OrderBy(Col("id").Desc()).Persist();

        Assert.That(rows.Collect().Select(r => r.GetAs<long>(0)), Is.EqualTo(Enumerable.Range(0, 200_000).Select(i => 199_999L - i)));
    }

    [TestCase(1, 0)]
    [TestCase(20_000, 1)]
    public void Values_of_all_types_come_back_as_they_were(int copies, int files)
    {
        Row[] rows =
            [
                new Row(Everything, true, (sbyte)-8, (short)-300, 7, long.MinValue, float.NaN, -0.0, 12.30m, System.Data.SqlTypes.SqlDecimal.Parse("-12345678901234567890123456789012345.678"), "ü\0𝄞", new byte[] { 0, 255 }, new Date(-800_000), new Timestamp(-1), new Timestamp(123_456_789_000_001), new object?[] { 1, null }, new Dictionary<object, object?> { ["b"] = null, ["a"] = 1 }, new Row(Inner, "x", new object?[] { new Row(Leaf, 1), null })),
                new Row(Everything, new object?[Everything.Count]),
                new Row(Everything, false, sbyte.MaxValue, short.MaxValue, 0, 0L, float.NegativeInfinity, double.MaxValue, 0m, 0m, "", System.Array.Empty<byte>(), new Date(0), new Timestamp(0), new Timestamp(0), System.Array.Empty<object?>(), new Dictionary<object, object?>(), new Row(Inner, null, null)),
            ];
        var plain = _spark.CreateDataFrame(Enumerable.Range(0, copies).SelectMany(_ => rows), Everything);
        var before = plain.Collect().Select(Shown).ToArray();

        var kept = plain.Persist();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Collect().Select(Shown), Is.EqualTo(before));
            Assert.That(kept.Schema(), Is.EqualTo(Everything));
            Assert.That(Files(), Has.Length.EqualTo(files));
        }
    }

    [Test]
    public void Intervals_come_back_as_they_were()
    {
        var texts = new[]
        {
            "INTERVAL '-14' MONTH", "INTERVAL '178956970-7' YEAR TO MONTH", "INTERVAL '-30 01:02:03.000001' DAY TO SECOND", "INTERVAL '100000 23:59:59.999999' DAY TO SECOND",
            "CAST(NULL AS INTERVAL DAY TO SECOND)",
        };
        var plain = _spark.Range(1).SelectExpr([.. texts.Select((t, i) => $"{t} AS i{i}")]);
        var before = plain.Collect().Single().Values.ToArray();

        Assert.That(plain.Persist().Collect().Single().Values, Is.EqualTo(before));
    }

    [Test]
    public void Intervals_inside_of_other_values_are_refused_by_the_name_of_the_column() => Assert.That(
        () => _spark.Range(1).SelectExpr("array(INTERVAL '1' DAY) AS waits").Persist(),
        Throws.TypeOf<AnalysisException>().With.Message.Contains("`waits`").And.Message.Contains("INTERVAL"));

    [TestCase(0, 0)]
    [TestCase(60_000, 2)]
    public void Hidden_columns_and_those_of_equal_names_are_kept(int more, int files)
    {
        File.WriteAllLines(_directory["a.txt"], Enumerable.Range(0, more).Select(i => $"another line {i}").Prepend("one"));
        var lines = _spark.Read().Text(_directory["a.txt"]).Persist();
        var twice = lines.As("l").Join(lines.As("r"), Col("l.value") == Col("r.value")).Persist();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Filter("value = 'one'").Select("value", "_metadata.file_name").Collect().Single().Values, Is.EqualTo(new[] { "one", "a.txt" }));
            Assert.That(twice.Filter("l.value = 'one'").Select("l.value", "r.value").Collect().Single().Values, Is.EqualTo(new[] { "one", "one" }));
            Assert.That(Files(), Has.Length.EqualTo(files));
        }
    }

    [Test]
    public void A_read_that_is_written_alike_is_another_plan()
    {
        var path = _directory["numbers"];
        _spark.Range(1).Write().Format("delta").Save(path);
        var kept = _spark.Read().Format("delta").Load(path).Persist();
        kept.Count();
        _spark.Range(5).Write().Format("delta").Mode(DataFrames.Plans.SaveMode.Append).Save(path);

        Assert.That((kept.Count(), _spark.Read().Format("delta").Load(path).Count()), Is.EqualTo((1, 6)));
    }

    [Test]
    public void A_view_of_persisted_rows_reads_what_was_kept()
    {
        var rows = Numbered(10).Persist();
        rows.CreateOrReplaceTempView("numbered");

        rows.Count();
        _spark.Table("numbered").Collect();

        Assert.That(_calls, Is.EqualTo(10));
    }

    [Test]
    public void The_level_is_that_of_the_first_persist_until_unpersist()
    {
        var rows = _spark.Range(1);
        var levels = new List<StorageLevel> { rows.StorageLevel(), rows.Persist(StorageLevel.NONE).StorageLevel() };
        levels.Add(rows.Cache().StorageLevel());
        levels.Add(rows.Persist(StorageLevel.DISK_ONLY).StorageLevel());
        levels.Add(rows.Unpersist().Unpersist().StorageLevel());

        Assert.That(levels, Is.EqualTo(new[]
        {
            StorageLevel.NONE, StorageLevel.NONE, StorageLevel.MEMORY_AND_DISK, StorageLevel.MEMORY_AND_DISK, StorageLevel.NONE,
        }));
    }

    [Test]
    public void A_stream_is_refused() => Assert.That(
        () => _spark.ReadStream().Schema("value STRING").Json(_directory.Path).Persist(),
        Throws.TypeOf<AnalysisException>().With.Property(nameof(AnalysisException.ErrorClass)).EqualTo("STREAMING_FROM_QUERY"));

    [Test]
    public void The_end_of_the_session_removes_the_files()
    {
        Numbered(60_000).Persist().Collect();
        Assert.That(Files(), Has.Length.EqualTo(1));

        _spark.Dispose();

        Assert.That(Directory.EnumerateFileSystemEntries(_directory["scratch/persisted"]), Is.Empty);
    }

    private static StructType Leaf { get; } = (StructType)DataType.FromDdl("k INT");

    private static StructType Inner { get; } = new StructType().Add("t", new StringType()).Add("l", new ArrayType(Leaf));

    private static StructType Everything { get; } = new(
        ((StructType)DataType.FromDdl(
            "b BOOLEAN, i1 TINYINT, i2 SMALLINT, i4 INT, i8 BIGINT, f4 FLOAT, f8 DOUBLE, d DECIMAL(5,2), dd DECIMAL(38,3), s STRING, x BINARY, day DATE, at TIMESTAMP, "
            + "wall TIMESTAMP_NTZ, a ARRAY<INT>, m MAP<STRING, INT>")).Fields.Append(new StructField("r", Inner)));

    private DataFrame Numbered(int count)
    {
        var next = Udf<long, int>(_ => Interlocked.Increment(ref _calls));
        return _spark.Range(count).Select(Col("id"), next(Col("id")).As("n"));
    }

    private string[] Files() => Directory.Exists(_directory["scratch"])
        ? Directory.GetFiles(_directory["scratch"], "*.parquet", SearchOption.AllDirectories)
        : [];

    private static string Shown(object? value) => value switch
    {
        Row row => $"({string.Join(", ", row.Values.Select(Shown))})",
        object?[] items => $"[{string.Join(", ", items.Select(Shown))}]",
        IReadOnlyDictionary<object, object?> map => $"{{{string.Join(", ", map.Select(p => $"{Shown(p.Key)}: {Shown(p.Value)}"))}}}",
        byte[] bytes => Convert.ToHexString(bytes),
        Date day => $"day {day.DaysSinceEpoch}",
        Timestamp time => $"time {time.Microseconds}",
        double real => $"double {BitConverter.DoubleToInt64Bits(real)}",
        _ => $"{value?.GetType().Name} {value}",
    };
}
