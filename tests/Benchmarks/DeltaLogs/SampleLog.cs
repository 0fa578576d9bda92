using System.Globalization;
using System.Text;
using System.Text.Json;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Benchmarks.DeltaLogs;

/// <summary>The log of a table whose data files nobody wrote: it is the log alone that is read.</summary>
internal sealed class SampleLog
{
    private static readonly StructType Schema = (StructType)DataType.FromDdl("id BIGINT, country STRING");

    private SampleLog(string path)
    {
        Path = path;
        Log = new DeltaTableLog(LocalStorage.Instance, path);
        Commit(Log, Metadata.Create(Schema, ["country"]));
    }

    internal string Path { get; }

    /// <summary>The log as one process keeps it.</summary>
    internal DeltaTableLog Log { get; }

    /// <summary>The folder of the commits.</summary>
    internal string Folder => System.IO.Path.Combine(Path, DeltaTableLog.LogFolder);

    /// <summary>A new table of version 0.</summary>
    internal static SampleLog New(Workplace place) => new(place.NewDirectory("log"));

    /// <summary>A file of the table.</summary>
    internal static AddFile File(long number) => new()
    {
        Path = $"country=de/part-{number:D8}-{number:x8}-1111-2222-3333-444455556666.c000.snappy.parquet",
        PartitionValues = StringMap.From([new("country", "de")]),
        Size = 1000 + number,
        ModificationTime = 1_700_000_000_000 + number,
        DataChange = true,
        Stats = $"{{\"numRecords\":100,\"minValues\":{{\"id\":{number}}},\"maxValues\":{{\"id\":{number + 100}}},\"nullCount\":{{\"id\":0}}}}",
    };

    /// <summary>Commits actions as the next version.</summary>
    internal static void Commit(DeltaTableLog log, params DeltaAction[] actions)
    {
        if (log.StartTransaction().Commit(actions, new CommitDetails("WRITE")) is not Committed { MaintenanceFailure: null })
            throw new InvalidOperationException($"A commit to '{log.TablePath}' did not come to its end.");
    }

    /// <summary>Writes commits of new files by hand, without waiting for the disk.</summary>
    /// <param name="first">The first commit's version.</param>
    /// <param name="count">How many commits.</param>
    /// <param name="filesOfEach">How many files each adds.</param>
    internal void AddCommits(int first, int count, int filesOfEach)
    {
        for (var version = first; version < first + count; version++)
        {
            var text = new StringBuilder("""{"commitInfo":{"timestamp":1700000000000,"operation":"WRITE","operationParameters":{}}}""").Append('\n');
            for (var i = 0; i < filesOfEach; i++)
                text.Append(Line(File(((long)version * filesOfEach) + i))).Append('\n');
            System.IO.File.WriteAllText(NameOf(version, "json"), text.ToString());
        }
    }

    /// <summary>Writes a checkpoint of the newest version.</summary>
    internal void AddCheckpoint()
    {
        var log = new DeltaTableLog(LocalStorage.Instance, Path);
        log.WriteCheckpoint(log.Snapshot());
    }

    /// <summary>The path of a version's file.</summary>
    internal string NameOf(long version, string ending) =>
        System.IO.Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{version:D20}.{ending}"));

    private static string Line(AddFile file) => JsonSerializer.Serialize(new
    {
        add = new
        {
            path = file.Path,
            partitionValues = new Dictionary<string, string> { ["country"] = "de" },
            size = file.Size,
            modificationTime = file.ModificationTime,
            dataChange = true,
            stats = file.Stats,
        },
    });
}
