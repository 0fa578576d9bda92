using System.Security.Cryptography;
using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>What a lake's tables and exports hold, as texts that are equal where the rows are.</summary>
internal static class LakeContent
{
    private const string Exports = "exports/checkout_features";

    private static readonly string[] Clock = ["ingested_at", "quarantined_at"];

    /// <summary>The rows of a table, or of the latest export, but for the clock of its runs and for where the lake lies.</summary>
    internal static IReadOnlyList<string> Rows(SparkSession spark, string lake, string name) =>
        [.. (name == Exports ? Exported(spark, lake) : RowText.Sorted(spark.Read().Format("delta").Load(Path.Combine(lake, name)), Clock))
            .Select(row => row.Replace(lake, "LAKE", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Whether a reader who looks now finds whole exports only, and the one that is called the latest.</summary>
    internal static void AssertExportsAreWhole(string lake, string when)
    {
        var folder = Path.Combine(lake, Exports);
        if (!Directory.Exists(folder))
            return;
        foreach (var version in Directory.EnumerateDirectories(folder, "v*"))
            AssertIsWhole(version, when);
        if (File.Exists(Path.Combine(folder, "latest.json")))
            Assert.That(File.Exists(LatestManifest(folder)), Is.True, when);
    }

    private static void AssertIsWhole(string version, string when)
    {
        foreach (var (_, file, bytes) in Files(Path.Combine(version, "manifest.json")))
        {
            var found = File.ReadAllBytes(Path.Combine(version, file.GetProperty("path").GetString()!));
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(found)), Is.EqualTo(file.GetProperty("sha256").GetString()), $"{version}, {when}");
            Assert.That(found, Has.Length.EqualTo(bytes), $"{version}, {when}");
        }
    }

    private static IEnumerable<string> Exported(SparkSession spark, string lake)
    {
        var manifest = LatestManifest(Path.Combine(lake, Exports));
        return Files(manifest).SelectMany(f => RowText
            .Sorted(spark.Read().Parquet(Path.Combine(Path.GetDirectoryName(manifest)!, f.File.GetProperty("path").GetString()!)))
            .Select(row => $"{f.Dataset}: {row}"));
    }

    private static string LatestManifest(string folder)
    {
        using var latest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "latest.json")));
        return Path.Combine(folder, latest.RootElement.GetProperty("manifest").GetString()!);
    }

    private static IEnumerable<(string Dataset, JsonElement File, long Bytes)> Files(string manifest)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
        return [.. json.RootElement.GetProperty("datasets").EnumerateArray().SelectMany(dataset => dataset.GetProperty("files").EnumerateArray()
            .Select(file => (dataset.GetProperty("name").GetString()!, file.Clone(), file.GetProperty("bytes").GetInt64())))];
    }
}
