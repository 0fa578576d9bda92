namespace SparkPersonalization.Export.Manifests;

/// <summary>Which export readers should take: the file <c>latest.json</c>.</summary>
/// <param name="Version">The table's version.</param>
/// <param name="Manifest">The path of the manifest, from the folder of <c>latest.json</c>.</param>
internal sealed record LatestExport(long Version, string Manifest)
{
    internal const string FileName = "latest.json";
}
