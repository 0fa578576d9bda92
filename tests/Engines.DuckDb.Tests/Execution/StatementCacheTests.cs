using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Memory;

namespace SparkPersonalization.Engines.DuckDb.Tests.Execution;

public sealed class StatementCacheTests
{
    private static readonly string Doubled = $"SELECT m0 * 2 FROM {MemoryFunction.Call(0)} ORDER BY 1";
    private DuckDbInstance _instance = null!;

    [SetUp]
    public void Open() => _instance = TestInstance.Open();

    [TearDown]
    public void Close() => _instance.Dispose();

    [Test]
    public void A_statement_that_comes_again_is_not_planned_again_and_reads_the_rows_of_now()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Ask(Doubled, Longs(1, 2)), Is.EqualTo(new object[] { 2L, 4L }));
            Assert.That(Ask(Doubled, Longs(5)), Is.EqualTo(new object[] { 10L }));
            Assert.That(Ask(Doubled, Longs()), Is.Empty);
            Assert.That(Ask(Doubled, Longs([.. Enumerable.Range(0, 9000).Select(i => (long)i)])), Has.Length.EqualTo(9000));
            Assert.That(_instance.Statements.Planned, Is.EqualTo(1));
        }
    }

    [Test]
    public void Rows_of_other_types_are_another_statement()
    {
        var texts = MemoryRows.Of(new StructType().Add("a", new IntegerType()), [[21]]);

        Assert.That(Ask(Doubled, Longs(1)), Is.EqualTo(new object[] { 2L }));
        Assert.That(Ask(Doubled, texts), Is.EqualTo(new object[] { 42 }));
        Assert.That(_instance.Statements.Planned, Is.EqualTo(2));
    }

    [Test]
    public void Tables_made_and_dropped_between_do_not_disturb_it()
    {
        Ask(Doubled, Longs(1));
        using (_instance.CreateTable(new StructType().Add("a", new LongType()), [[1L]]))
        {
            Assert.That(Ask(Doubled, Longs(2)), Is.EqualTo(new object[] { 4L }));
        }

        Assert.That(Ask(Doubled, Longs(3)), Is.EqualTo(new object[] { 6L }));
    }

    [Test]
    public void A_statement_in_use_is_planned_once_more_for_others()
    {
        using var first = _instance.Statements.Query(Doubled, [Longs(1)], CancellationToken.None);
        using var second = _instance.Statements.Query(Doubled, [Longs(2)], CancellationToken.None);

        Assert.That(second.Rows().Single().Single(), Is.EqualTo(4L));
        Assert.That(first.Rows().Single().Single(), Is.EqualTo(2L));
    }

    [Test]
    public void Many_threads_get_their_own_rows()
    {
        Parallel.For(0L, 400L, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => Assert.That(Ask(Doubled, Longs(i)), Is.EqualTo(new object[] { i * 2 })));

        Assert.That(_instance.Statements.Planned, Is.LessThan(200));
    }

    [Test]
    public void A_statement_that_failed_runs_again()
    {
        var strict = $"SELECT CASE WHEN m0 < 0 THEN error('below zero') ELSE m0 END FROM {MemoryFunction.Call(0)}";

        Assert.That(() => Ask(strict, Longs(-1)), Throws.TypeOf<DuckDbException>().With.Message.Contains("below zero"));
        Assert.That(Ask(strict, Longs(7)), Is.EqualTo(new object[] { 7L }));
        Assert.That(() => Ask("SELECT nonsense FROM " + MemoryFunction.Call(0), Longs(1)), Throws.TypeOf<DuckDbException>());
    }

    [Test]
    public void Statements_that_came_once_do_not_drive_out_those_that_come_again()
    {
        using var cache = new StatementCache(_instance, mostOnce: 3);
        foreach (var i in Enumerable.Range(0, 2).SelectMany(_ => Enumerable.Range(0, 3)).Concat(Enumerable.Range(10, 20)))
        {
            Run(i);
        }

        Assert.That(cache.Planned, Is.EqualTo(23));
        Run(0);
        Run(2);
        Run(29);
        Assert.That(cache.Planned, Is.EqualTo(23), "they are there still");
        Run(26);
        Assert.That(cache.Planned, Is.EqualTo(24));

        void Run(int i) => cache.Query($"SELECT {i}", [], CancellationToken.None).Dispose();
    }

    [TestCase(400, 128)]
    [TestCase(4_000_000, 5)]
    public void The_longest_unused_go_when_there_are_too_many(int mostCharacters, int mostStatements)
    {
        using var cache = new StatementCache(_instance, mostCharacters, mostStatements);
        for (var i = 0; i < 20; i++)
        {
            using var result = cache.Query($"SELECT m0 + {i} FROM {MemoryFunction.Call(0)}", [Longs(1)], CancellationToken.None);
            Assert.That(result.Rows().Single().Single(), Is.EqualTo(i + 1L));
        }

        Assert.That(Planned(0), Is.EqualTo(21));
        Assert.That(Planned(19), Is.EqualTo(21));

        long Planned(int i)
        {
            using var result = cache.Query($"SELECT m0 + {i} FROM {MemoryFunction.Call(0)}", [Longs(1)], CancellationToken.None);
            return cache.Planned;
        }
    }

    private static MemoryRows Longs(params long[] values) => MemoryRows.Of(new StructType().Add("a", new LongType()), values.Select(v => (object?[])[v]));

    private object?[] Ask(string sql, MemoryRows rows)
    {
        using var result = _instance.Statements.Query(sql, [rows], CancellationToken.None);
        return [.. result.Rows().Select(r => r.Single())];
    }
}
