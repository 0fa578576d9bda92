using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;

namespace SparkPersonalization.Engines.DuckDb.Tests.Execution;

public sealed class LocalTableTests
{
    private static readonly StructType Schema = new StructType().Add("id", new LongType()).Add("a \"name\"", new StringType());
    private DuckDbInstance _instance = null!;

    [SetUp]
    public void Open() => _instance = TestInstance.Open();

    [TearDown]
    public void Close() => _instance.Dispose();

    [Test]
    public void Rows_of_many_chunks_arrive_once_each()
    {
        var rows = Enumerable.Range(0, 300_001).Select(i => new object?[] { (long)i, i % 2 == 0 ? null : $"row number {i}" });
        using var table = _instance.CreateTable(Schema, rows);

        var counts = _instance.Rows($"SELECT count(*), count(DISTINCT id), count(\"a \"\"name\"\"\") FROM {table.Name}").Single();

        Assert.That(counts, Is.EqualTo(new object[] { 300_001L, 300_001L, 150_000L }));
    }

    [Test]
    public void A_table_without_rows_is_empty()
    {
        using var table = _instance.CreateTable(Schema, []);

        Assert.That(_instance.Rows($"SELECT * FROM {table.Name}"), Is.Empty);
    }

    [Test]
    public void A_disposed_table_is_gone()
    {
        var table = _instance.CreateTable(Schema, []);
        table.Dispose();
        table.Dispose();

        Assert.That(() => _instance.Rows($"SELECT * FROM {table.Name}"), Throws.TypeOf<DuckDbException>());
    }

    [TestCase(1L)]
    [TestCase("text", "text")]
    public void Rows_that_do_not_fit_the_schema_are_refused_and_leave_nothing(params object[] bad)
    {
        object?[][] rows = [[1L, "good"], bad];

        Assert.That(() => _instance.CreateTable(Schema, rows), Throws.ArgumentException);
        Assert.That(_instance.Value("SELECT count(*) FROM duckdb_tables()"), Is.Zero);
    }

    [Test]
    public void Rows_that_fail_half_way_leave_an_existing_table_as_it_was()
    {
        using var connection = _instance.Connect();
        connection.Execute("CREATE TEMP TABLE t (id BIGINT, name VARCHAR)");
        var rows = Enumerable.Range(0, 500_000).Select(i => new object?[] { i < 450_000 ? (long)i : "bad", "x" });

        Assert.That(() => connection.Append("t", Schema, rows), Throws.ArgumentException);
        using var result = connection.Query("SELECT count(*) FROM t");
        Assert.That(result.Rows().Single().Single(), Is.Zero);
    }

    [Test]
    public void Copying_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var rows = Enumerable.Range(0, 1_000_000).Select(i => Row(i));

        Assert.That(() => _instance.CreateTable(Schema, rows, cancellation: cancellation.Token), Throws.InstanceOf<OperationCanceledException>());

        object?[] Row(int i)
        {
            if (i == 10_000)
            {
                cancellation.Cancel();
            }

            return [(long)i, "x"];
        }
    }

    [Test]
    public void Columns_of_type_void_hold_nulls()
    {
        using var table = _instance.CreateTable(new StructType().Add("n", new NullType()), [[null]]);

        Assert.That(_instance.Value($"SELECT n FROM {table.Name}"), Is.Null);
    }
}
