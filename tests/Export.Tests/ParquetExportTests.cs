using System.Globalization;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Export.Checks;
using SparkPersonalization.Export.Manifests;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Export.Tests;

/// <summary>What an export looks like, and what a second one does.</summary>
public sealed class ParquetExportTests
{
    private ExportBench _bench = null!;

    [SetUp]
    public void SetUp() => _bench = new ExportBench();

    [TearDown]
    public void TearDown() => _bench.Dispose();

    [Test]
    public void An_export_has_its_rows_in_order_in_files_of_bounded_size()
    {
        var result = _bench.Export(ExportBench.Definition(_bench.Rows(17)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((result.Outcome, result.Folder), Is.EqualTo((ExportOutcome.Published, _bench["v1"])));
            Assert.That(Ids("v1/all"), Is.EqualTo(Enumerable.Range(0, 17)));
            Assert.That(Ids("v1/all/part-00001.parquet"), Is.EqualTo(Enumerable.Range(7, 7)));
            Assert.That(Ids("v1/first"), Is.EqualTo(new[] { 0 }));
            Assert.That(_bench.Entries(), Is.EqualTo(new[] { "latest.json", "v1" }));
        }
    }

    [Test]
    public void The_manifest_says_what_is_there()
    {
        var manifest = _bench.Export(ExportBench.Definition(_bench.Rows(17))).Manifest;
        var all = manifest.Datasets[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(manifest.Table, Is.EqualTo(new ManifestTable("table-1", "/lake/features", 1)));
            Assert.That(DataType.ParseDataType(manifest.SchemaString), Is.EqualTo(ExportBench.Schema));
            Assert.That(manifest.SchemaSha256, Has.Length.EqualTo(64));
            Assert.That((all.Name, all.Rows), Is.EqualTo(("all", 17L)));
            Assert.That(all.TimeRange, Is.EqualTo(new ManifestTimeRange("1970-01-01T00:00:00Z", "1970-01-01T00:00:16Z")));
            Assert.That(all.Files.Select(f => (f.Path, f.Rows)), Is.EqualTo(new[] { ("all/part-00000.parquet", 7L), ("all/part-00001.parquet", 7L), ("all/part-00002.parquet", 3L) }));
            Assert.That(all.Files.Select(f => f.Bytes), Is.EqualTo(all.Files.Select(f => new FileInfo(_bench["v1/" + f.Path]).Length)));
            Assert.That(File.ReadAllText(_bench["v1/manifest.json"]), Is.EqualTo(System.Text.Encoding.UTF8.GetString(ManifestJson.Bytes(manifest))));
        }
    }

    [Test]
    public void Rows_without_any_are_one_file_with_the_columns()
    {
        var manifest = _bench.Export(ExportBench.Definition(_bench.Rows(0))).Manifest;

        Assert.That(manifest.Datasets[0].Files.Select(f => f.Rows), Is.EqualTo(new[] { 0L }));
        Assert.That(manifest.Datasets[0].TimeRange, Is.Null);
        Assert.That(_bench.Read("v1/all").Schema().FieldNames, Is.EqualTo(ExportBench.Schema.FieldNames));
        Assert.That(_bench.Read("v1/all").Count(), Is.Zero);
    }

    [Test]
    public void The_same_export_again_changes_nothing()
    {
        _bench.Export(ExportBench.Definition(_bench.Rows(17)));
        var before = _bench.Files();

        var again = _bench.Export(ExportBench.Definition(_bench.Rows(17)));

        Assert.That(again.Outcome, Is.EqualTo(ExportOutcome.Unchanged));
        Assert.That(again.Manifest.Datasets[0].Rows, Is.EqualTo(17));
        Assert.That(_bench.Files(), Is.EqualTo(before));
    }

    [Test]
    public void The_latest_export_is_the_newest_version_of_the_table()
    {
        foreach (var version in new[] { 9, 10, 3 })
        {
            _bench.Export(ExportBench.Definition(_bench.Rows(1), version));
        }

        Assert.That(Latest(), Is.EqualTo(new LatestExport(10, "v10/manifest.json")));
        var anew = ExportBench.Definition(_bench.Rows(1), version: 4);
        _bench.Export(anew with { Table = anew.Table with { Id = "table-2" } });
        Assert.That(Latest(), Is.EqualTo(new LatestExport(4, "v4/manifest.json")));
    }

    [Test]
    public void An_export_made_otherwise_is_an_error_that_tells_how()
    {
        var definition = ExportBench.Definition(_bench.Rows(17));
        _bench.Export(definition);

        Assert.That(
            () => _bench.Export(definition with { Options = new ExportOptions { MaxRowsPerFile = 8, MaxRowsPerGroup = 3 } }),
            Throws.TypeOf<ExportException>().With.Message.Contains("rows in a file 7, not 8").And.Message.Contains(_bench["v1"]));
        Assert.That(
            () => _bench.Export(definition with { Table = definition.Table with { Id = "table-2" } }),
            Throws.TypeOf<ExportException>().With.Message.Contains("table table-1, not table-2"));
    }

    [TestCase("a file is missing", "lacks all/part-00001.parquet")]
    [TestCase("a file is cut", "bytes in all/part-00001.parquet")]
    [TestCase("a file is overwritten", "cannot be read, all/part-00001.parquet")]
    [TestCase("a file is another's", "3 rows in all/part-00001.parquet")]
    [TestCase("the manifest is missing", "has no manifest.json")]
    [TestCase("the manifest is cut", "manifest.json' is damaged")]
    public void A_damaged_export_is_an_error_that_says_what_to_do(string damage, string message)
    {
        _bench.Export(ExportBench.Definition(_bench.Rows(17)));
        var file = _bench["v1/all/part-00001.parquet"];
        var manifest = _bench["v1/manifest.json"];
        switch (damage)
        {
            case "a file is missing":
                File.Delete(file);
                break;
            case "a file is cut":
                File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);
                break;
            case "a file is overwritten":
                File.WriteAllBytes(file, new byte[new FileInfo(file).Length]);
                break;
            case "a file is another's":
                var other = _bench["v1/all/part-00002.parquet"];
                File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(Size(file), Size(other), StringComparison.Ordinal));
                File.Copy(other, file, overwrite: true);
                break;
            case "the manifest is missing":
                File.Delete(manifest);
                break;
            default:
                File.WriteAllText(manifest, File.ReadAllText(manifest)[..100]);
                break;
        }

        Assert.That(
            () => _bench.Export(ExportBench.Definition(_bench.Rows(17))),
            Throws.TypeOf<ExportException>().With.Message.Contains(message).And.Message.Contains("Delete the folder of the version and export again."));
    }

    [Test]
    public void A_failed_check_keeps_the_export_from_being_published()
    {
        var rows = _bench.Rows(ExportBench.Row(1), ExportBench.Row(2, shopper: null), ExportBench.Row(3, shopper: null));
        RowCheck[] checks = [RowCheck.Complete("id"), RowCheck.Complete("shopper"), RowCheck.Unique("shopper"), RowCheck.Unique("id"), RowCheck.Count("all rows", () => 4)];
        var definition = ExportBench.Definition(rows);

        var result = _bench.Export(definition with { Datasets = [new("all", rows) { Checks = [.. checks] }] });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Outcome, Is.EqualTo(ExportOutcome.Refused));
            Assert.That(_bench.Entries(), Is.Empty);
            Assert.That(result.Manifest.Checks, Is.EqualTo(new ExportCheck[]
            {
                new("all: id is complete", true, "0 rows without a value"),
                new("all: shopper is complete", false, "2 rows without a value"),
                new("all: shopper is unique", false, "1 rows repeat a value of another row"),
                new("all: id is unique", true, "0 rows repeat a value of another row"),
                new("all: all rows", false, "3 rows, 4 expected"),
            }));
        }
    }

    [Test]
    public void Types_that_Parquet_files_do_not_take_are_refused_together_before_anything_is_written()
    {
        var rows = _bench.Rows(1).SelectExpr("*", "map('a', 1) AS m", "null AS nothing", "array(named_struct('x', map(1, 2))) AS deep");

        Assert.That(
            () => _bench.Export(ExportBench.Definition(rows)),
            Throws.TypeOf<ExportException>().With.Message.Contains("m (map<string,int>), nothing (void), deep.element.x (map<int,int>)"));
        Assert.That(Directory.Exists(_bench.Root), Is.False);
    }

    [Test]
    public void A_missing_time_column_is_refused() => Assert.That(
        () => _bench.Export(ExportBench.Definition(_bench.Rows(1)) with { TimeColumn = "when" }),
        Throws.TypeOf<ExportException>().With.Message.Contains("'when'"));

    [Test]
    public void An_export_that_is_cancelled_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.That(
            () => new ParquetExport(LocalStorage.Instance, _bench.Root, ExportBench.Name).Write(ExportBench.Definition(_bench.Rows(3)), cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_bench.Entries(), Is.Empty);
    }

    private static string Size(string file) => $"\"bytes\": {new FileInfo(file).Length.ToString(CultureInfo.InvariantCulture)}";

    private IEnumerable<int> Ids(string relative) => _bench.Read(relative).Select("id").Collect().Select(r => (int)r.GetAs<long>(0));

    private LatestExport? Latest() => ManifestJson.TryRead<LatestExport>(LocalStorage.Instance, _bench["latest.json"], "");
}
