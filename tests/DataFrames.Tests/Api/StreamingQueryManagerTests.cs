using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.DataFrames.Tests.Api;

/// <summary>Waiting for any query of a session, and writers of rows.</summary>
public sealed class StreamingQueryManagerTests
{
    private RecordingEngine _engine = null!;
    private SparkSession _spark = null!;

    [SetUp]
    public void Open()
    {
        _engine = new RecordingEngine { Schema = new StructType(new StructField("n", new IntegerType())) };
        _spark = new SparkSession(_engine);
    }

    [TearDown]
    public void Close()
    {
        _spark.Dispose();
        _engine.Dispose();
    }

    [Test]
    public void It_waits_until_one_of_the_queries_has_ended()
    {
        var (first, second) = (Start(), Start());
        var wait = Task.Run(_spark.Streams().AwaitAnyTermination);
        Assert.That(_spark.Streams().AwaitAnyTermination(1), Is.False);

        second.End();
        wait.GetAwaiter().GetResult();

        Assert.That((first.IsActive, _spark.Streams().AwaitAnyTermination(60_000)), Is.EqualTo((true, true)));
    }

    [Test]
    public void It_waits_for_queries_that_are_started_meanwhile()
    {
        var wait = Task.Run(() => _spark.Streams().AwaitAnyTermination(60_000));

        Start().End();

        Assert.That(wait.GetAwaiter().GetResult(), Is.True);
    }

    [Test]
    public void The_failure_of_a_query_is_thrown_until_it_is_reset()
    {
        Start().End(new SparkException("DIVIDE_BY_ZERO", "Division by zero."));
        Start().End();

        Assert.That(_spark.Streams().AwaitAnyTermination, Throws.InstanceOf<StreamingQueryException>().With.Message.Contains("DIVIDE_BY_ZERO"));
        Assert.That(() => _spark.Streams().AwaitAnyTermination(1), Throws.InstanceOf<StreamingQueryException>());
        _spark.Streams().ResetTerminated();
        Assert.That(_spark.Streams().AwaitAnyTermination(1), Is.False);
    }

    [Test]
    public void A_time_that_is_not_above_zero_is_refused() =>
        Assert.That(() => _spark.Streams().AwaitAnyTermination(0), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_writer_of_rows_gets_those_of_each_batch()
    {
        _engine.Rows = [[1], [2]];
        var writer = new Journal(id => id == 0);
        var process = ForeachBatch(writer);

        process(Batch, 0);
        process(Batch, 1);

        Assert.That(writer.Lines, Is.EqualTo((string[])["open 0 0", "1", "2", "close", "open 0 1", "close"]));
    }

    [Test]
    public void A_writer_of_rows_is_told_what_a_batch_failed_with()
    {
        _engine.Rows = [[1], [-1], [2]];
        var writer = new Journal(_ => true);

        Assert.That(() => ForeachBatch(writer)(Batch, 7), Throws.InstanceOf<ArithmeticException>());
        Assert.That(writer.Lines, Is.EqualTo((string[])["open 0 7", "1", "close below zero"]));
    }

    private DataFrame Batch => _spark.Read().Table("t");

    private Action<DataFrame, long> ForeachBatch(IForeachWriter writer)
    {
        _engine.Stream = new FakeQuery();
        _spark.ReadStream().Table("t").WriteStream().Foreach(writer).Start();
        return _engine.Streams.Single().ForeachBatch!;
    }

    private FakeQuery Start()
    {
        var query = new FakeQuery();
        _engine.Stream = query;
        _spark.ReadStream().Table("t").WriteStream().Format("delta").Start("/out");
        return query;
    }

    private sealed class Journal(Func<long, bool> isWanted) : IForeachWriter
    {
        internal List<string> Lines { get; } = [];

        public bool Open(long partitionId, long epochId)
        {
            Lines.Add($"open {partitionId} {epochId}");
            return isWanted(epochId);
        }

        public void Process(Row value)
        {
            var number = value.GetAs<int>(0);
            Lines.Add(number < 0 ? throw new ArithmeticException("below zero") : $"{number}");
        }

        public void Close(Exception? errorOrNull) => Lines.Add($"close {errorOrNull?.Message}".TrimEnd());
    }

    private sealed class FakeQuery : IStreamingQueryExecution
    {
        private readonly TaskCompletionSource _ended = new();

        public Guid Id { get; } = Guid.NewGuid();

        public Guid RunId { get; } = Guid.NewGuid();

        public string? Name => null;

        public bool IsActive => !_ended.Task.IsCompleted;

        public Task Ended => _ended.Task;

        public SparkException? Exception { get; private set; }

        public IReadOnlyList<StreamingQueryProgress> RecentProgress => [];

        public StreamingQueryStatus Status => new("Running", false, false);

        internal void End(SparkException? failure = null)
        {
            Exception = failure;
            _ended.SetResult();
        }

        public bool AwaitTermination(TimeSpan? timeout, CancellationToken cancellationToken) => _ended.Task.Wait(timeout ?? Timeout.InfiniteTimeSpan, cancellationToken);

        public void ProcessAllAvailable(CancellationToken cancellationToken)
        {
        }

        public void Stop() => _ended.TrySetResult();
    }
}
