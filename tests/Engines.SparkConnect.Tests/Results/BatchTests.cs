using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Protocol;
using SparkPersonalization.Engines.SparkConnect.Results;
using SparkPersonalization.Engines.SparkConnect.Tests.Fakes;
using SparkPersonalization.Engines.SparkConnect.Transport;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Results;

public sealed class BatchTests
{
    private FakeSpark _fake = null!;
    private ConnectClient _client = null!;

    [SetUp]
    public void Open()
    {
        _fake = new FakeSpark();
        _client = _fake.Open();
    }

    [TearDown]
    public void Close()
    {
        _client.Dispose();
        _fake.Dispose();
    }

    [Test]
    public void A_batch_in_pieces_is_joined()
    {
        Script(async s => { await s.Begin(); await s.Pieces(5, 1, 2, 3); await s.Ids("b", 4); await s.Complete(); });

        Assert.That(Ids(), Is.EqualTo(new[] { 1, 2, 3, 4 }));
    }

    [Test]
    public void A_missing_piece_is_an_error()
    {
        Script(async s => { await s.Begin(); await s.Piece(1, 2, 1, [0]); await s.Complete(); });

        Assert.That(Ids, Throws.TypeOf<SparkException>().With.Message.Contains("lacks piece 0 of 2"));
    }

    [Test]
    public void A_last_piece_that_does_not_come_is_an_error()
    {
        Script(async s => { await s.Begin(); await s.Piece(0, 2, 1, [0]); await s.Complete(); });

        Assert.That(Ids, Throws.TypeOf<SparkException>().With.Message.Contains("ends after 1 pieces"));
    }

    [Test]
    public void A_batch_with_other_rows_than_it_says_is_an_error()
    {
        Script(async s =>
        {
            await s.Begin();
            await s.Send("a", r => r.ArrowBatch = new() { RowCount = 3, Data = Google.Protobuf.ByteString.CopyFrom(StreamScript.Batch(1, 2)) });
            await s.Complete();
        });

        Assert.That(Ids, Throws.TypeOf<SparkException>().With.Message.Contains("has 2 rows, not 3"));
    }

    [Test]
    public void The_next_batch_is_not_asked_for_before_it_is_needed()
    {
        var sent = 0;
        var wanted = new TaskCompletionSource();
        Script(async s =>
        {
            await s.Begin();
            await s.Ids("a", 1);
            await wanted.Task;
            Interlocked.Increment(ref sent);
            await s.Ids("b", 2);
            await s.Complete();
        });
        using var rows = Rows().GetEnumerator();

        Assert.That(rows.MoveNext(), "The first row must come while the server works on the second.");
        Assert.That(sent, Is.Zero);
        wanted.SetResult();
        Assert.That(rows.MoveNext() && !rows.MoveNext());
    }

    private void Script(Func<StreamScript, Task> script) => _fake.Streams.Enqueue(script);

    private IEnumerable<Row> Rows() => RowReader.Rows(_client.Execute(new Plan { Root = new Relation { Range = new() { End = 1, Step = 1 } } }, CancellationToken.None));

    private List<long> Ids() => [.. Rows().Select(r => r.GetAs<long>(0))];
}
