using SparkPersonalization.Export.Manifests;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Export.Tests;

/// <summary>An export that dies anywhere leaves nothing that readers see, or all of it, and the next one brings it to its end.</summary>
public sealed class CrashTests
{
    [Test]
    public void A_crash_at_any_change_leaves_no_half_export_and_the_next_run_completes_it([Values] bool isAfter)
    {
        using var whole = new ExportBench();
        var rows = whole.Rows(10);
        var expected = Manifest(whole.Export(ExportBench.Definition(rows)));
        var step = 1;
        for (var died = true; died; step++)
        {
            using var bench = new ExportBench();
            var storage = new CrashingStorage(step, isAfter);
            var definition = ExportBench.Definition(bench.Rows(10));
            try
            {
                bench.Export(definition, storage);
            }
            catch (SimulatedCrashException)
            {
                // The process is dead; what it left is looked at below.
            }

            died = storage.IsDead;
            AssertNothingIsHalf(bench, storage.Steps[^1]);
            var next = bench.Export(definition);
            Assert.That(next.Outcome, Is.Not.EqualTo(ExportOutcome.Refused));
            Assert.That(Manifest(next), Is.EqualTo(expected), storage.Steps[^1]);
            Assert.That(bench.Entries(), Is.EqualTo(new[] { "latest.json", "v1" }), storage.Steps[^1]);
            AssertNothingIsHalf(bench, "the next run");
        }

        Assert.That(step, Is.GreaterThan(20), "a crash was tried at too few changes");
    }

    [Test]
    public void A_reader_that_looks_at_every_change_never_sees_a_half_export()
    {
        using var bench = new ExportBench();
        bench.Export(ExportBench.Definition(bench.Rows(3)));
        var looked = 0;
        var storage = new WatchedStorage(() =>
        {
            looked++;
            AssertNothingIsHalf(bench, $"change {looked}");
        });

        bench.Export(ExportBench.Definition(bench.Rows(20), version: 2), storage);

        Assert.That(looked, Is.GreaterThanOrEqualTo(9), "files, folder, manifest, sync, name and latest.json are looked at");
        Assert.That(bench.Entries(), Is.EqualTo(new[] { "latest.json", "v1", "v2" }));
    }

    [Test]
    public void Two_exports_at_once_give_one_whole_export()
    {
        using var bench = new ExportBench();
        ExportResult? other = null;
        var storage = new WatchedStorage(() => other ??= bench.Export(ExportBench.Definition(bench.Rows(10))));

        var failure = Failure(() => bench.Export(ExportBench.Definition(bench.Rows(10)), storage));

        Assert.That(failure, Is.Null.Or.InstanceOf<StorageException>());
        Assert.That(other!.Outcome, Is.EqualTo(ExportOutcome.Published));
        AssertNothingIsHalf(bench, "both ended");
        Assert.That(bench.Export(ExportBench.Definition(bench.Rows(10))).Outcome, Is.EqualTo(ExportOutcome.Unchanged));
        Assert.That(bench.Entries(), Is.EqualTo(new[] { "latest.json", "v1" }));
    }

    /// <summary>Each version that can be seen holds what its manifest says, and the latest one is there.</summary>
    private static void AssertNothingIsHalf(ExportBench bench, string when)
    {
        foreach (var version in bench.Entries().Where(e => e.StartsWith('v')))
        {
            var manifest = ManifestJson.TryRead<ExportManifest>(LocalStorage.Instance, bench[$"{version}/manifest.json"], "");
            Assert.That(manifest, Is.Not.Null, $"{version} after {when}");
            foreach (var file in manifest.Datasets.SelectMany(d => d.Files))
            {
                var bytes = File.ReadAllBytes(bench[$"{version}/{file.Path}"]);
                Assert.That(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), Is.EqualTo(file.Sha256), $"{file.Path} after {when}");
            }
        }

        var latest = ManifestJson.TryRead<LatestExport>(LocalStorage.Instance, bench["latest.json"], "");
        Assert.That(latest is null || File.Exists(bench[latest.Manifest]), $"latest.json after {when}");
    }

    private static string Manifest(ExportResult result) => File.ReadAllText(Path.Combine(result.Folder, ExportManifest.FileName));

    private static Exception? Failure(Func<ExportResult> act)
    {
        try
        {
            act();
            return null;
        }
        catch (StorageException e)
        {
            return e;
        }
    }
}
