using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Memory;

namespace SparkPersonalization.Engines.DuckDb.Tests.Execution.Memory;

public sealed class MemoryRowsTests
{
    private DuckDbInstance _instance = null!;

    [SetUp]
    public void Open() => _instance = TestInstance.Open();

    [TearDown]
    public void Close() => _instance.Dispose();

    [TestCase("i % 3, NULLIF(i, 4), i::DOUBLE / 7, (i % 2 = 0)")]
    [TestCase("'text number ' || i, NULL::VARCHAR, ('\\x0' || (i % 8))::BLOB")]
    [TestCase("DATE '2020-01-01' + i::INTEGER, TIMESTAMPTZ '2020-01-01 00:00:00+00' + to_hours(i), TIMESTAMP '0001-01-01', INTERVAL (i) MINUTE")]
    [TestCase("(i / 7.0)::DECIMAL(9,2), (i * 12345678901)::DECIMAL(38,10)")]
    [TestCase("[i, NULL, i + 1], [['a', NULL], []], CASE WHEN i % 2 = 0 THEN [i] END")]
    [TestCase("{'a': i, 'b': CASE WHEN i % 2 = 0 THEN {'c': 'text that is not short at all ' || i} END}, MAP {'k': i, 'l': NULL}")]
    public void Rows_of_a_result_come_back_as_they_were(string columns)
    {
        var sql = $"SELECT {columns} FROM range(5000) AS t(i) WHERE i % 5 <> 3";

        var rows = Take(sql);

        Assert.That(Read(rows, $"SELECT * FROM {MemoryFunction.Call(0)}"), Is.EqualTo(_instance.Rows(sql)));
    }

    [Test]
    public void Only_the_columns_that_are_asked_for_are_given()
    {
        var rows = Take("SELECT i, i * 2, 'x' || i FROM range(3000) AS t(i)");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read(rows, $"SELECT count(*) FROM {MemoryFunction.Call(0)}").Single(), Is.EqualTo(new object[] { 3000L }));
            Assert.That(Read(rows, $"SELECT max(m2), sum(m1)::BIGINT FROM {MemoryFunction.Call(0)} WHERE m0 < 10").Single(), Is.EqualTo(new object[] { "x9", 90L }));
        }
    }

    [Test]
    public void The_same_rows_can_be_read_twice_in_a_statement_and_changed_by_neither()
    {
        var rows = Take("SELECT i, ['v' || i] FROM range(2500) AS t(i)");
        var sql = $"SELECT count(*) FROM {MemoryFunction.Call(0)} a JOIN {MemoryFunction.Call(0)} b ON a.m0 = b.m0 AND a.m1 = b.m1 AND list_reverse(a.m1) = b.m1";

        Assert.That(Read(rows, sql).Single(), Is.EqualTo(new object[] { 2500L }));
        Assert.That(Read(rows, sql).Single(), Is.EqualTo(new object[] { 2500L }));
    }

    [Test]
    public void Rows_outlive_the_instance_that_made_them()
    {
        MemoryRows rows;
        using (var other = TestInstance.Open())
        {
            using var result = other.Query("SELECT 'a text that lies outside of the vector ' || i FROM range(10) AS t(i)");
            rows = MemoryRows.Of(result)!;
        }

        Assert.That(Read(rows, $"SELECT max(m0) FROM {MemoryFunction.Call(0)}").Single(), Is.EqualTo(new object[] { "a text that lies outside of the vector 9" }));
    }

    [Test]
    public void More_rows_than_are_held_are_none()
    {
        using var result = _instance.Query($"SELECT i FROM range({MemoryRows.Most + 1}) AS t(i)");

        Assert.That(MemoryRows.Of(result), Is.Null);
    }

    [Test]
    public void Rows_of_this_process_are_written_chunk_by_chunk()
    {
        var schema = new StructType().Add("id", new LongType()).Add("name", new StringType());
        var rows = MemoryRows.Of(schema, Enumerable.Range(0, 5000).Select(i => new object?[] { (long)i, i % 2 == 0 ? null : $"row number {i}" }));

        Assert.That(Read(rows, $"SELECT count(*), sum(m0)::BIGINT, count(m1) FROM {MemoryFunction.Call(0)}").Single(), Is.EqualTo(new object[] { 5000L, 12_497_500L, 2500L }));
        Assert.That(Read(MemoryRows.Of(schema, []), $"SELECT * FROM {MemoryFunction.Call(0)}"), Is.Empty);
    }

    private MemoryRows Take(string sql)
    {
        using var result = _instance.Query(sql);
        return MemoryRows.Of(result)!;
    }

    private List<object?[]> Read(MemoryRows rows, string sql)
    {
        using var result = _instance.Query(sql, [rows]);
        return [.. result.Rows().Select(r => Array.ConvertAll(r, TestInstance.Plain))];
    }
}
