using System.Collections.Concurrent;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Export.Tests;

/// <summary>An export passes every place of exports where a fault test can kill it; no place is there by name only.</summary>
[NonParallelizable]
public sealed class CrashPointTests
{
    private readonly ConcurrentDictionary<string, int> _passed = new(StringComparer.Ordinal);

    [SetUp]
    public void Observe() => CrashPoints.Observe(name => _passed.AddOrUpdate(name, 1, (_, times) => times + 1));

    [TearDown]
    public void Leave() => CrashPoints.Observe(null);

    [Test]
    public void An_export_beside_what_another_left_passes_all_places()
    {
        using var bench = new ExportBench();
        Directory.CreateDirectory(bench[".tmp-left"]);
        bench.Export(ExportBench.Definition(bench.Rows(3)));

        Assert.That(_passed.Keys, Is.SubsetOf(CrashPoints.Names));
        Assert.That(CrashPoints.Names.Where(IsOfExports).Except(_passed.Keys), Is.Empty);
    }

    private static bool IsOfExports(string name) => name.StartsWith("export.", StringComparison.Ordinal) || name.StartsWith("storage.directory.", StringComparison.Ordinal);
}
