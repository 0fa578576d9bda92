using System.Xml.Linq;
using Microsoft.Extensions.Logging.Abstractions;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.Quickstart;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Notebooks.Tests;

/// <summary>Every notebook runs from its first cell to its last on the lake that <c>quickstart</c> makes.</summary>
internal sealed class NotebookTests
{
    private const string LakeVariable = "LAKE";
    private TemporaryDirectory _lake = null!;

    [OneTimeSetUp]
    public void MakeLake()
    {
        _lake = new TemporaryDirectory();
        var outcome = new QuickstartJob().Run(new JobContext<QuickstartJobOptions>(
            new QuickstartJobOptions { Events = 2_000 },
            new JobServices
            {
                LakeDirectory = _lake.Path,
                ConfDirectory = Path.Combine(AppContext.BaseDirectory, "conf"),
                Log = NullLogger.Instance,
            }));
        Assert.That(outcome.Succeeded, Is.True);
        Environment.SetEnvironmentVariable(LakeVariable, _lake.Path);
    }

    [OneTimeTearDown]
    public void RemoveLake()
    {
        Environment.SetEnvironmentVariable(LakeVariable, null);
        _lake.Dispose();
    }

    [TestCaseSource(typeof(Notebook), nameof(Notebook.All))]
    public async Task Every_cell_runs_and_those_that_end_in_a_value_show_it(Notebook notebook)
    {
        var session = new NotebookSession();
        foreach (var cell in notebook.Code)
        {
            string shown;
            try
            {
                shown = await session.RunAsync(cell);
            }
            catch (Exception e) when (e is not AssertionException)
            {
                throw new AssertionException($"Cell {cell.Number} of {notebook} fails: {e.Message}", e);
            }

            if (!cell.Source.TrimEnd().EndsWith(';') && cell.Script.Trim().Length > 0)
                Assert.That(shown, Does.Contain("<tbody><tr>").Or.Contain("<svg").Or.Contain("<img"), $"cell {cell.Number}");
        }
    }

    [TestCaseSource(typeof(Notebook), nameof(Notebook.All))]
    public void No_outputs_are_stored(Notebook notebook) =>
        Assert.That(notebook.Cells.Where(cell => cell.IsStored).Select(cell => cell.Number), Is.Empty);

    [TestCaseSource(typeof(Notebook), nameof(Notebook.All))]
    public void Packages_are_named_in_the_versions_that_are_built(Notebook notebook) =>
        Assert.That(notebook.Code.SelectMany(cell => cell.Packages), Is.Not.Empty.And.SubsetOf(Built()));

    private static IEnumerable<string> Built()
    {
        var ours = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Directory.Build.props")).Descendants("VersionPrefix").Single().Value;
        var theirs = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Directory.Packages.props")).Descendants("PackageVersion");
        return theirs.Select(package => $"{package.Attribute("Include")!.Value}, {package.Attribute("Version")!.Value}")
            .Append($"SparkPersonalization.Engines.DuckDb, {ours}");
    }
}
