using SparkPersonalization.Engines.SparkConnect.Protocol;
using SparkPersonalization.Engines.SparkConnect.Tests.Fakes;
using SparkPersonalization.Engines.SparkConnect.Transport;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Results;

/// <summary>Rows that the server keeps for the plans that start from them.</summary>
public sealed class RemoteCheckpointTests
{
    private FakeSpark _fake = null!;
    private ConnectClient _client = null!;
    private RemoteCheckpoints _checkpoints = null!;

    [SetUp]
    public void Open()
    {
        _fake = new FakeSpark();
        _client = _fake.Open();
        _checkpoints = new RemoteCheckpoints(_client);
    }

    [TearDown]
    public void Close()
    {
        _client.Dispose();
        _fake.Dispose();
    }

    [Test]
    public void Rows_are_let_go_where_their_plan_is_gone_and_only_then()
    {
        Keep("gone");
        var held = Make("held");
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _fake.Streams.Enqueue(s => s.Complete());

        Keep("next");

        Assert.That(Commands().Select(c => c.RemoveCachedRemoteRelationCommand?.Relation.RelationId).OfType<string>(), Is.EqualTo((string[])["gone"]));
        GC.KeepAlive(held);

        // Apart, so that no variable of this method holds the plan.
        void Keep(string id) => Make(id);
    }

    [Test]
    public void Rows_that_are_released_are_let_go_once()
    {
        Release("released");
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _fake.Streams.Enqueue(s => s.Complete());

        Make("next");
        Make("after");

        Assert.That(Commands().Select(c => c.RemoveCachedRemoteRelationCommand?.Relation.RelationId).OfType<string>(), Is.EqualTo((string[])["released"]));

        // Apart, so that no variable of this method holds the plan.
        void Release(string id) => Make(id).Rows.Release();
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public void The_server_is_told_how_the_rows_are_kept(bool isLocal, bool isEager)
    {
        Answer("a");

        _checkpoints.Make(new Relation { Range = new() { End = 3, Step = 1 } }, isLocal, isEager);

        var command = Commands().Single().CheckpointCommand;
        Assert.That((command.Local, command.Eager, command.Relation.Range.End), Is.EqualTo((isLocal, isEager, 3L)));
    }

    private CheckpointRelation Make(string id)
    {
        Answer(id);
        return _checkpoints.Make(new Relation(), isLocal: true, isEager: true);
    }

    private void Answer(string id) => _fake.Streams.Enqueue(async s =>
    {
        await s.Send("kept", r => r.CheckpointCommandResult = new() { Relation = new() { RelationId = id } });
        await s.Complete();
    });

    private IEnumerable<Command> Commands() => _fake.Executed.Select(r => r.Plan.Command);
}
