using Parquet;
using Parquet.Schema;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Log;
using SparkPersonalization.Delta.Predicates;
using SparkPersonalization.Delta.Statistics;
using SparkPersonalization.Delta.Tests.DeletionVectors;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Delta.Tests;

/// <summary>Real Spark reads the logs and the checkpoints that are written here.</summary>
public sealed class SparkReadsTests
{
    private static readonly string?[] Countries = ["nl", "a/b c%=:", "\u00e9", null];

    private TemporaryDirectory _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryDirectory();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task A_newest_commit_without_a_byte_is_a_version_without_actions_as_for_Spark()
    {
        var log = new DeltaTableLog(LocalStorage.Instance, _folder["table"]);
        log.Create(partitioned: true);
        log.Append(await WriteFile(log, 1, "nl"));
        File.WriteAllBytes(log.CommitPath(2), []);

        var name = $"delta.`{_folder["table"]}`";
        var answers = AskSpark.Rows($"SELECT count(*) FROM {name}", $"INSERT INTO {name} SELECT * FROM {name}", $"SELECT count(*) FROM {name}");

        Assert.That((answers[0][0][0], answers[2][0][0], File.Exists(log.CommitPath(3))), Is.EqualTo(("3", "6", true)));
        var read = new DeltaTableLog(LocalStorage.Instance, _folder["table"]);
        Assert.That((read.SnapshotAt(2).FileCount, read.Snapshot().Version), Is.EqualTo((1L, 3L)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Spark_reads_a_table_from_its_checkpoint_alone(bool withFeatures)
    {
        var table = _folder["t able"];
        var log = new DeltaTableLog(LocalStorage.Instance, table);
        KeyValuePair<string, string?>[] properties = withFeatures
            ? [new("delta.enableChangeDataFeed", "true"), new("delta.enableInCommitTimestamps", "true")]
            : [];
        log.Create(partitioned: true, properties);
        for (var i = 1; i <= 10; i++)
        {
            var file = await WriteFile(log, i, Countries[i % Countries.Length]);
            log.Append(file, new SetTransaction("query", i));
        }

        log.Append(log.Snapshot().Files.First(f => f.Path.Contains("-4.", StringComparison.Ordinal)).Remove(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000)));
        Assert.That(File.Exists(Path.Combine(log.LogPath, LogFile.CheckpointName(10))), Is.True);
        for (var version = 0; version < 10; version++)
        {
            File.Delete(log.CommitPath(version));
        }

        var name = $"delta.`{table}`";
        var answers = AskSpark.Rows(
            $"SELECT count(*), sum(id) FROM {name}",
            $"SELECT country, count(*) FROM {name} GROUP BY country ORDER BY country NULLS FIRST",
            $"SELECT count(*) FROM {name} WHERE id > 90 AND country = 'nl'",
            $"DESCRIBE DETAIL {name}",
            $"INSERT INTO {name} VALUES (1000, 'de')");

        Assert.That(answers[0], Is.EqualTo(new[] { new[] { "27", $"{Enumerable.Range(1, 10).Where(i => i != 4).Sum(i => 30 * i + 3)}" } }));
        Assert.That(answers[1], Is.EqualTo(new[] { new[] { null, "6" }, ["a/b c%=:", "9"], ["nl", "3"], ["\u00e9", "9"] }));
        Assert.That(answers[2], Is.EqualTo(new[] { new[] { "0" } }));
        var before = log.SnapshotAt(11);
        Assert.That(answers[3].Single()[9..11], Is.EqualTo(new[] { $"{before.FileCount}", $"{before.SizeInBytes}" }));
        var after = log.Snapshot();
        Assert.That((after.Version, after.FileCount), Is.EqualTo((12L, 10L)));
        Assert.That(after.TransactionVersion("query"), Is.EqualTo(10));
    }

    // This library writes vectors to files only.
    [Test]
    public async Task Spark_reads_a_vector_in_the_log_as_it_is_read_here()
    {
        var log = new DeltaTableLog(LocalStorage.Instance, _folder["table"]);
        log.Create(partitioned: true, new KeyValuePair<string, string?>("delta.enableDeletionVectors", "true"));
        var vector = DeletionVectorStoreTests.InLog(RowSets.Set(1));
        log.Append((await WriteFile(log, 1, "nl")).WithDeleted(vector));

        Assert.That(AskSpark.Rows($"SELECT id FROM delta.`{_folder["table"]}` ORDER BY id")[0].Select(r => r[0]), Is.EqualTo(new[] { "10", "12" }));
        Assert.That(log.Snapshot().DeletionVectors.Read(vector).Rows, Is.EqualTo(new[] { 1L }));
    }

    private static async Task<AddFile> WriteFile(DeltaTableLog log, int number, string? country)
    {
        var directory = HivePartitions.Directory([new("country", country)]);
        var path = $"{directory}/part-{number}.parquet";
        var target = StoragePath.Combine(log.TablePath, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        long[] ids = [number * 10, (number * 10) + 1, (number * 10) + 2];
        var field = new DataField<long>("id");
        await using (var stream = File.Create(target))
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(field), stream))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<long>(field, ids.AsMemory());
        }

        var stats = new StatisticsBuilder(log.Snapshot().Metadata).Add(new ColumnPath("id"), 0, ids[0], ids[^1]).Build(ids.Length);
        return new AddFile
        {
            Path = StoragePath.Encode(path),
            Size = new FileInfo(target).Length,
            ModificationTime = 1_700_000_000_000,
            PartitionValues = StringMap.From([new("country", PartitionValue.Format(country, new StringType()))]),
            Stats = stats,
        };
    }
}
