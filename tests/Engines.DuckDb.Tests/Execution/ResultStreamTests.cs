using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;

namespace SparkPersonalization.Engines.DuckDb.Tests.Execution;

public sealed class ResultStreamTests
{
    private DuckDbInstance _instance = null!;

    [SetUp]
    public void Open() => _instance = TestInstance.Open();

    [TearDown]
    public void Close() => _instance.Dispose();

    [Test]
    public void Columns_have_names_and_types()
    {
        using var result = _instance.Query("SELECT 1::BIGINT AS id, ['a'] AS \"the tags\", {'x': 1.5::DECIMAL(5,2)} AS s");

        Assert.That(result.Schema().SimpleString, Is.EqualTo("struct<id:bigint,the tags:array<string>,s:struct<x:decimal(5,2)>>"));
    }

    [Test]
    public void Parameters_of_every_kind_come_back()
    {
        var type = new StructType().Add("n", new IntegerType()).Add("tags", new ArrayType(new StringType()));
        SqlParameter[] parameters =
        [
            new(new StringType(), "it's \0 naughty \U0001F600"), new(type, new object?[] { null, new object?[] { "a", null } }),
            new(new MapType(new StringType(), new LongType()), new Dictionary<string, long> { ["k"] = 7 }),
            new(new ArrayType(new LongType()), Array.Empty<object?>()), new(new LongType(), null),
        ];

        var row = _instance.Rows("SELECT ?, ?, ?, ?, ?::BIGINT", parameters).Single();

        object?[] expected =
        [
            "it's \0 naughty \U0001F600", new object?[] { null, new object?[] { "a", null } },
            new KeyValuePair<object, object?>[] { new("k", 7L) }, Array.Empty<object?>(), null,
        ];
        Assert.That(row, Is.EqualTo(expected));
    }

    [Test]
    public void A_wrong_number_of_parameters_is_refused() =>
        Assert.That(() => _instance.Rows("SELECT ?"), Throws.ArgumentException.With.Message.Contains("1 parameters, but 0"));

    [Test]
    public void A_statement_that_DuckDB_refuses_names_itself()
    {
        var error = Assert.Throws<DuckDbException>(() => _instance.Rows("SELECT nothing FROM nowhere"));

        Assert.That(error.Message, Does.Contain("nowhere"));
        Assert.That(error.Sql, Is.EqualTo("SELECT nothing FROM nowhere"));
    }

    [Test]
    public void An_error_in_mid_stream_arrives_after_the_rows_before_it()
    {
        using var result = _instance.Query("SELECT CASE WHEN i < 1000000 THEN i ELSE error('too far') END FROM range(2000000) t(i)");

        Assert.That(result.NextChunk());
        Assert.That(() => Drain(result), Throws.TypeOf<DuckDbException>().With.Message.Contains("too far"));
    }

    [Test]
    public void A_big_result_streams_in_bounded_memory()
    {
        using var instance = DuckDbInstance.Open(new InstanceOptions { Threads = 2, MemoryLimit = 64L << 20, TempSizeLimit = 1 << 20 }, []);
        using var result = instance.Query("SELECT i, repeat('x', 100) FROM range(5000000) t(i)");

        Assert.That(Drain(result), Is.EqualTo(5_000_000));
    }

    [Test]
    public void Two_results_are_read_at_once()
    {
        using var first = _instance.Query("SELECT i FROM range(100000) t(i)");
        using var second = _instance.Query("SELECT -i FROM range(100000) t(i)");

        var sums = first.Rows().Zip(second.Rows(), (a, b) => (long)a[0]! + (long)b[0]!);

        Assert.That(sums, Has.Exactly(100_000).EqualTo(0));
    }

    [Test]
    public void A_connection_with_an_open_result_takes_no_other_statement()
    {
        using var connection = _instance.Connect();
        using (connection.Query("SELECT i FROM range(100000) t(i)"))
        {
            Assert.That(() => connection.Execute("SELECT 1"), Throws.InvalidOperationException);
        }

        Assert.That(connection.Execute("SELECT 1"), Is.Zero);
    }

    [Test]
    public void Statements_that_write_tell_how_many_rows_they_changed()
    {
        using var connection = _instance.Connect();
        connection.Execute("CREATE TEMP TABLE t (i INTEGER)");

        Assert.That(connection.Execute("INSERT INTO t SELECT * FROM range(5)"), Is.EqualTo(5));
    }

    [Test]
    public void A_cancelled_query_stops()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.That(
            () => _instance.Query("SELECT count(*) FROM range(100000000000) t(i) WHERE hash(i) = 0", cancellation: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_instance.Value("SELECT 1"), Is.EqualTo(1));
    }

    [Test]
    public void A_stream_cancelled_between_chunks_stops()
    {
        using var cancellation = new CancellationTokenSource();
        using var result = _instance.Query("SELECT i FROM range(100000000) t(i)", cancellation: cancellation.Token);
        result.NextChunk();
        cancellation.Cancel();

        Assert.That(result.NextChunk, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_stream_cancelled_while_it_waits_for_a_chunk_stops()
    {
        using var cancellation = new CancellationTokenSource();
        using var result = _instance.Query("SELECT i FROM range(100000000000) t(i) WHERE i < 3000000 OR hash(i) = 0", cancellation: cancellation.Token);
        cancellation.CancelAfter(TimeSpan.FromMilliseconds(500));

        Assert.That(() => Drain(result), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_stream_left_early_frees_its_connection()
    {
        using (var result = _instance.Query("SELECT i FROM range(100000000) t(i)"))
        {
            Assert.That(result.NextChunk());
        }

        Assert.That(_instance.Value("SELECT count(*) FROM duckdb_temporary_files()"), Is.Zero);
    }

    private static long Drain(ResultStream result)
    {
        var rows = 0L;
        while (result.NextChunk())
        {
            rows += result.RowCount;
        }

        return rows;
    }
}
