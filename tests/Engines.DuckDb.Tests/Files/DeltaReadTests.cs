using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Tests.Files;

public sealed class DeltaReadTests
{
    private static readonly StructType Schema = (StructType)DataType.FromDdl("id BIGINT, note STRING, day DATE");
    private DuckDbEngine _engine = null!;
    private string _folder = null!;

    [SetUp]
    public void Open()
    {
        _engine = TestEngine.Open();
        _folder = Directory.CreateTempSubdirectory("delta").FullName;
    }

    [TearDown]
    public void Close()
    {
        _engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void Versions_give_their_files_with_the_values_of_partitions()
    {
        var log = new DeltaTableLog(LocalStorage.Instance, _folder);
        Commit(log, [new Protocol(1, 2), Metadata.Create(Schema, ["day"]), File(1, "2024-01-31")]);
        Commit(log, [File(2, null)]);

        Assert.That(Texts(Options.None), Is.EqualTo(new[] { "[1,null,2024-01-31]", "[2,null,null]" }));
        Assert.That(Texts(Options.None.With("versionAsOf", "0")), Is.EqualTo(new[] { "[1,null,2024-01-31]" }));
        Assert.That(_engine.Rows(new NamedTable($"delta.`{_folder}`", Options.None).Select("_metadata.file_name")), Has.Count.EqualTo(2));
    }

    [Test]
    public void A_folder_without_a_log_is_no_table() => Assert.That(
        () => Texts(Options.None), Throws.InstanceOf<AnalysisException>().With.Property("ErrorClass").EqualTo("DELTA_TABLE_NOT_FOUND"));

    private static void Commit(DeltaTableLog log, IReadOnlyList<DeltaAction> actions) =>
        Assert.That(log.StartTransaction().Commit(actions, new CommitDetails("WRITE")), Is.InstanceOf<Committed>());

    // The file lacks the column "note", as after a column was added.
    private AddFile File(long id, string? day)
    {
        var staging = Path.Combine(_folder, "_staging");
        var write = new WriteOperation(
            TestEngine.Local("id BIGINT", [id]), "parquet", staging, null, TableSaveMethod.SaveAsTable, SaveMode.Overwrite, [], Options.None);
        _engine.Execute(write, CancellationToken.None);
        var name = $"part {id}.parquet";
        LocalStorage.Instance.Replace(Directory.GetFiles(staging, "*.parquet").Single(), Path.Combine(_folder, name));
        return new AddFile
        {
            Path = StoragePath.Encode(name),
            PartitionValues = StringMap.From([new("day", day)]),
            Size = new FileInfo(Path.Combine(_folder, name)).Length,
            ModificationTime = 0,
        };
    }

    private List<string> Texts(Options options) =>
        [.. _engine.Rows(new DataSource("delta", null, options, [_folder]).OrderBy("id")).Select(r => r.ToString())];
}
