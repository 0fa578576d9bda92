using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Protocol;
using SparkPersonalization.Engines.SparkConnect.Results;
using SparkPersonalization.Engines.SparkConnect.Tests.Fakes;
using SparkPersonalization.Engines.SparkConnect.Transport;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Transport;

public sealed class ReattachTests
{
    private FakeSpark _fake = null!;
    private ConnectClient _client = null!;
    private TaskCompletionSource _read = null!;

    [SetUp]
    public void Open()
    {
        _fake = new FakeSpark();
        _client = _fake.Open();
        _read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    [TearDown]
    public void Close()
    {
        _client.Dispose();
        _fake.Dispose();
    }

    [Test]
    public void A_stream_that_ends_without_completion_is_taken_up_after_the_last_response()
    {
        Script(async s => { await s.Begin(); await s.Ids("a", 1, 2); });
        Script(async s => { await s.Ids("b", 3); await s.Complete(); });

        Assert.That(Ids(), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(_fake.Reattached.Select(r => r.LastResponseId), Is.EqualTo(new[] { "a" }));
        Assert.That(_fake.Reattached.Single().OperationId, Is.EqualTo(_fake.Executed.Single().OperationId));
    }

    [Test]
    public void A_connection_that_breaks_in_the_middle_is_taken_up()
    {
        Script(async s => { await s.Begin(); await s.Ids("a", 1); await _read.Task; await s.Cut(); });
        Script(async s => { await s.Ids("b", 2); await s.Complete(); });

        Assert.That(Ids(), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(_fake.Reattached.Select(r => r.LastResponseId), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void A_stream_that_falls_silent_is_taken_up()
    {
        Script(async s => { await s.Begin(); await s.Hang(); });
        Script(async s => { await s.Ids("b", 2); await s.Complete(); });

        Assert.That(Ids(), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public void A_request_that_never_arrived_is_sent_again()
    {
        Script(s => s.Cut());
        Script(_ => throw Faults.Spark("[INVALID_HANDLE.OPERATION_NOT_FOUND] The handle is invalid.", "INVALID_HANDLE.OPERATION_NOT_FOUND", null, null, "org.apache.spark.SparkSQLException"));
        Script(async s => { await s.Begin(); await s.Ids("a", 7); await s.Complete(); });

        Assert.That(Ids(), Is.EqualTo(new[] { 7 }));
        Assert.That(_fake.Executed.Select(r => r.OperationId).Distinct().Count(), Is.EqualTo(1), "The same operation must be asked for.");
    }

    [Test]
    public void A_query_that_the_server_lost_after_its_first_rows_fails()
    {
        Script(async s => { await s.Begin(); await s.Ids("a", 1); await _read.Task; await s.Cut(); });
        Script(_ => throw Faults.Spark("[INVALID_HANDLE.OPERATION_NOT_FOUND] The handle is invalid.", "INVALID_HANDLE.OPERATION_NOT_FOUND", null, null, "org.apache.spark.SparkSQLException"));

        Assert.That(() => Ids(), Throws.TypeOf<SparkException>().With.Property(nameof(SparkException.ErrorClass)).EqualTo("INVALID_HANDLE.OPERATION_NOT_FOUND"));
    }

    [Test]
    public void A_server_that_does_not_come_back_ends_the_query_with_its_address()
    {
        Script(async s => { await s.Begin(); await s.Cut(); });
        for (var i = 0; i <= FakeSpark.Quick.Retries; i++)
        {
            Script(_ => throw Faults.Unavailable);
        }

        Assert.That(() => Ids(), Throws.TypeOf<SparkException>().With.Message.Contains($"127.0.0.1:{_fake.Port}").And.Message.Contains("CONNECT_UNREACHABLE"));
        Assert.That(_fake.Streams, Is.Empty, "All tries must have been made.");
    }

    [Test]
    public void Streams_that_end_empty_again_and_again_are_an_error()
    {
        for (var i = 0; i < 10; i++)
        {
            Script(_ => Task.CompletedTask);
        }

        Assert.That(() => Ids(), Throws.TypeOf<SparkException>().With.Message.Contains("again and again"));
    }

    [Test]
    public void Progress_is_no_row()
    {
        Script(async s => { await s.Progress(); await s.Begin(); await s.Progress(); await s.Ids("a", 1); await s.Progress(); await s.Complete(); });

        Assert.That(Ids(), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void A_finished_query_is_released()
    {
        Script(async s => { await s.Begin(); await s.Complete(); });
        Ids();

        Assert.That(_fake.Interrupted, Is.Empty);
        Assert.That(() => _fake.Released.Select(r => r.OperationId), Is.EqualTo(_fake.Executed.Select(r => r.OperationId)).After(5000, 10));
    }

    [Test]
    public void A_query_whose_rows_are_no_longer_wanted_is_released()
    {
        Script(async s => { await s.Begin(); await s.Ids("a", 1, 2, 3); await s.Hang(); });

        Assert.That(Rows(CancellationToken.None).First()[0], Is.EqualTo(1));
        Assert.That(_fake.Interrupted.Select(r => r.OperationId), Is.EqualTo(_fake.Executed.Select(r => r.OperationId)));
        Assert.That(() => _fake.Released, Has.Count.EqualTo(1).After(5000, 10));
    }

    [Test]
    public void A_cancelled_query_ends_and_is_released()
    {
        using var cancel = new CancellationTokenSource();
        Script(async s => { await s.Begin(); await s.Ids("a", 1); await s.Hang(); });

        Assert.That(() => Rows(cancel.Token).Select(r => { cancel.Cancel(); return r; }).ToList(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => _fake.Released, Has.Count.EqualTo(1).After(5000, 10));
    }

    [Test]
    public void A_server_that_was_restarted_in_between_is_found_out()
    {
        _fake.ServerSideSessionId = "second";
        Script(async s => { await s.Begin(); await s.Complete(); });

        Assert.That(() => Ids(), Throws.TypeOf<SparkException>().With.Message.Contains("was restarted").And.Message.Contains("run the program again"));
    }

    [Test]
    public void The_server_is_told_which_session_was_seen_first()
    {
        Script(async s => { await s.Begin(); await s.Complete(); });
        Ids();

        Assert.That(_fake.Executed.Single().ClientObservedServerSideSessionId, Is.EqualTo("first"));
    }

    [Test]
    public void Stopping_the_session_ends_its_queries()
    {
        Script(async s => { await s.Begin(); await s.Ids("a", 1); await s.Hang(); });

        Assert.That(() => Rows(CancellationToken.None).Select(r => { _client.Dispose(); return r; }).ToList(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(_fake.Closed, Has.Count.EqualTo(1));
    }

    private void Script(Func<StreamScript, Task> script) => _fake.Streams.Enqueue(script);

    private IEnumerable<Row> Rows(CancellationToken cancellationToken) =>
        RowReader.Rows(_client.Execute(new Plan { Root = new Relation { Range = new() { End = 1, Step = 1 } } }, cancellationToken));

    private List<long> Ids() => [.. Rows(CancellationToken.None).Select(Read)];

    private long Read(Row row)
    {
        _read.TrySetResult();
        return row.GetAs<long>(0);
    }
}
