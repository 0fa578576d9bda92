using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Log;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Delta.Tests;

/// <summary>Any sequence of commits adds up to what a naive model says, however it is read: followed, from commits, or from checkpoints.</summary>
public sealed class ReplayPropertyTests
{
    [Test]
    public void Any_sequence_of_commits_and_checkpoints_replays_to_the_same_state() =>
        Prop.ForAll(Gen.ListOf(Operation()).ToArbitrary(), operations => Run([.. operations])).QuickCheckThrowOnFailure();

    private static Gen<Op> Operation() => Gen.Frequency(
        (5, from file in Gen.Choose(0, 9) from size in Gen.Choose(1, 1000) select new Op(Kind.Add, file, size)),
        (3, Gen.Choose(0, 9).Select(file => new Op(Kind.Remove, file, 0))),
        (2, from app in Gen.Choose(0, 2) from version in Gen.Choose(0, 50) select new Op(Kind.Transaction, app, version)),
        (1, from domain in Gen.Choose(0, 2) from removed in Gen.Choose(0, 1) select new Op(Kind.Domain, domain, removed)),
        (1, Gen.Choose(0, 99).Select(n => new Op(Kind.Metadata, n, 0))),
        (1, Gen.Constant(new Op(Kind.Checkpoint, 0, 0))));

    private static void Run(Op[] operations)
    {
        var storage = new InMemoryStorage();
        var log = new DeltaTableLog(storage, TestTables.Root);
        log.Create(properties: [new("delta.checkpointInterval", "1000")]);
        var model = new Model();
        foreach (var op in operations)
        {
            Apply(log, model, op);
        }

        var followed = log.Snapshot();
        Check(followed, model);
        Check(new DeltaTableLog(storage, TestTables.Root).Snapshot(), model);

        log.WriteCheckpoint(followed);
        for (var version = 0; version < followed.Version; version++)
        {
            storage.Delete(StoragePath.Combine(log.LogPath, LogFile.CommitName(version)));
        }

        Check(new DeltaTableLog(storage, TestTables.Root).Snapshot(), model);
    }

    private static void Apply(DeltaTableLog log, Model model, Op op)
    {
        var transaction = log.StartTransaction();
        DeltaAction? action = op.Kind switch
        {
            Kind.Add => TestTables.File($"f {op.Number}.parquet", size: op.Value),
            Kind.Remove => transaction.Snapshot!.Find($"f {op.Number}.parquet")?.Remove(DateTimeOffset.MaxValue),
            Kind.Transaction => new SetTransaction($"app {op.Number}", op.Value),
            Kind.Domain => new DomainMetadata($"domain {op.Number}", "{}", op.Value == 1),
            Kind.Metadata => transaction.Snapshot!.Metadata with { Description = $"{op.Number}" },
            _ => null,
        };
        if (op.Kind == Kind.Checkpoint)
        {
            log.WriteCheckpoint(transaction.Snapshot!);
        }
        else if (action is not null && transaction.Commit([action], new CommitDetails("TEST")) is Committed)
        {
            model.Apply(action);
        }
    }

    private static void Check(Snapshots.Snapshot snapshot, Model model)
    {
        Assert.That(snapshot.Files.ToDictionary(f => f.Path, f => f.Size), Is.EqualTo(model.Files));
        Assert.That((snapshot.FileCount, snapshot.SizeInBytes), Is.EqualTo((model.Files.Count, model.Files.Values.Sum())));
        Assert.That(snapshot.Tombstones.Select(t => t.Path), Is.EquivalentTo(model.Tombstones));
        Assert.That(snapshot.Transactions.ToDictionary(t => t.AppId, t => t.Version), Is.EqualTo(model.Transactions));
        Assert.That(snapshot.Domains.Select(d => d.Domain), Is.EquivalentTo(model.Domains));
        Assert.That(snapshot.Metadata.Description, Is.EqualTo(model.Description));
    }

    private enum Kind
    {
        Add,
        Remove,
        Transaction,
        Domain,
        Metadata,
        Checkpoint,
    }

    private sealed record Op(Kind Kind, int Number, int Value);

    private sealed class Model
    {
        internal Dictionary<string, long> Files { get; } = [];

        internal HashSet<string> Tombstones { get; } = [];

        internal Dictionary<string, long> Transactions { get; } = [];

        internal HashSet<string> Domains { get; } = [];

        internal string? Description { get; private set; }

        internal void Apply(DeltaAction action)
        {
            switch (action)
            {
                case AddFile add:
                    Files[add.Path] = add.Size;
                    Tombstones.Remove(add.Path);
                    break;
                case RemoveFile remove:
                    Files.Remove(remove.Path);
                    Tombstones.Add(remove.Path);
                    break;
                case SetTransaction transaction:
                    Transactions[transaction.AppId] = transaction.Version;
                    break;
                case DomainMetadata domain:
                    _ = domain.Removed ? Domains.Remove(domain.Domain) : Domains.Add(domain.Domain);
                    break;
                case Metadata metadata:
                    Description = metadata.Description;
                    break;
            }
        }
    }
}
