using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Transactions;

namespace SparkPersonalization.Delta.Tests;

/// <summary>Small tables for tests of the log: no data file behind them is ever read.</summary>
internal static class TestTables
{
    internal const string Root = "/lake/events";

    internal static readonly StructType Schema = new(
        new StructField("id", new LongType()), new StructField("country", new StringType()));

    internal static AddFile File(string path, string? country = null, string? stats = null, long size = 100) => new()
    {
        Path = path,
        Size = size,
        ModificationTime = 1_700_000_000_000,
        Stats = stats,
        PartitionValues = country is null ? StringMap.Empty : StringMap.From([new("country", country)]),
    };

    internal static Metadata Metadata(bool partitioned = false, params KeyValuePair<string, string?>[] properties) =>
        Actions.Metadata.Create(Schema, partitioned ? ["country"] : [], properties);

    internal static Committed Create(this DeltaTableLog log, bool partitioned = false, params KeyValuePair<string, string?>[] properties) =>
        log.StartTransaction().Commit([Metadata(partitioned, properties)], new CommitDetails("CREATE TABLE")).Succeeded();

    internal static Committed Append(this DeltaTableLog log, params DeltaAction[] actions) =>
        log.StartTransaction().Commit(actions, new CommitDetails("WRITE")).Succeeded();

    internal static Committed Succeeded(this CommitResult result)
    {
        Assert.That(result, Is.InstanceOf<Committed>());
        var committed = (Committed)result;
        Assert.That(committed.MaintenanceFailure, Is.Null);
        return committed;
    }

    internal static string[] Paths(this Snapshots.Snapshot snapshot) => [.. snapshot.Files.Select(f => f.Path).Order(StringComparer.Ordinal)];
}
