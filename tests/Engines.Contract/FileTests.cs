using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.Contract.Cases.Files;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.Contract;

/// <summary>Options of readers and writers on both engines, over the same files.</summary>
[TestFixture]
internal sealed class FileTests
{
    private SparkSession _spark = null!;
    private SparkSession _embedded = null!;
    private TemporaryDirectory _directory = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        _spark = RealSpark.Session();
        _embedded = SparkSession.Builder().Master("embedded").GetOrCreate();
    }

    [OneTimeTearDown]
    public void Close()
    {
        _spark?.Dispose();
        _embedded?.Dispose();
        _directory?.Dispose();
    }

    [TestCaseSource(nameof(Reads))]
    public void Both_engines_read_alike(FileCase files)
    {
        var folder = Folder("read");
        foreach (var (name, text) in files.Files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Judge(Rows(() => files.Read(_spark.Read(), folder)), Rows(() => files.Read(_embedded.Read(), folder)), files.Reason, files.Difference);
    }

    [TestCaseSource(nameof(Writes))]
    public void Both_engines_write_alike(WriteCase written)
    {
        var (theirs, ours) = (Path.Combine(Folder("spark"), "out"), Path.Combine(Folder("embedded"), "out"));
        var refusals = (Refusal(() => written.Write(written.Rows(BothEngines.Data(_spark)), theirs)), Refusal(() => written.Write(written.Rows(BothEngines.Data(_embedded)), ours)));

        // What was written is read by the other engine.
        Judge(
            $"{refusals.Item1}\n{(Directory.Exists(theirs) ? Rows(() => _embedded.Read().Format(written.Format).Load(theirs)) : "")}",
            $"{refusals.Item2}\n{(Directory.Exists(ours) ? Rows(() => _spark.Read().Format(written.Format).Load(ours)) : "")}",
            written.Reason,
            "");
    }

    private static IEnumerable<TestCaseData> Reads() => ReadCases.All().Select(c => new TestCaseData(c).SetArgDisplayNames(c.Name));

    private static IEnumerable<TestCaseData> Writes() => WriteCase.All.Select(c => new TestCaseData(c).SetArgDisplayNames(c.Name));

    private static void Judge(string real, string ours, string? reason, string difference)
    {
        if (reason is null)
        {
            Assert.That(ours, Is.EqualTo(real));
            return;
        }

        Assert.That(ours, Is.Not.EqualTo(real), "Where the engines agree by now, take the reason from the case.");
        Assert.That(ours, Does.Contain(difference));
    }

    private string Folder(string name)
    {
        var folder = Path.Combine(_directory.Path, $"{TestContext.CurrentContext.Test.ID}-{name}");
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static string Rows(Func<DataFrame> query)
    {
        try
        {
            var rows = query();
            return string.Join('\n', rows.Collect().Select(RowText.Of).Order(StringComparer.Ordinal).Prepend(string.Join(", ", rows.DTypes().Select(c => $"{c.Item1}: {c.Item2}"))));
        }
        catch (Exception e) when (e is not ResultStateException)
        {
            return e is SparkException spark ? spark.ErrorClass : e.GetType().Name;
        }
    }

    private static string Refusal(Action write)
    {
        try
        {
            write();
            return "";
        }
        catch (Exception e) when (e is not ResultStateException)
        {
            return e is SparkException spark ? spark.ErrorClass : e.GetType().Name;
        }
    }
}
