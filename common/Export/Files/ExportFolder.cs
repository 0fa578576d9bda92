using System.Globalization;
using SparkPersonalization.Export.Manifests;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Export.Files;

/// <summary>The folder of all exports of one name: the versions, and which one is the latest.</summary>
/// <param name="storage">Where it lies.</param>
/// <param name="path">The folder.</param>
internal sealed class ExportFolder(IStorage storage, string path)
{
    private const string TemporaryPrefix = ".tmp-";

    /// <summary>The folder of a version.</summary>
    internal string Of(long version) => StoragePath.Combine(path, Name(version));

    /// <summary>A folder for an export under way.</summary>
    internal string NewTemporary() => StoragePath.Combine(path, TemporaryPrefix + Guid.NewGuid().ToString("N"));

    /// <summary>Removes what exports left behind that did not come to their end.</summary>
    internal void RemoveLeftovers()
    {
        foreach (var left in storage.List(path).Where(e => e.IsDirectory && e.Name.StartsWith(TemporaryPrefix, StringComparison.Ordinal)))
        {
            // Renamed first: should its export be alive after all, it either gets its name whole before, or not at all.
            var taken = NewTemporary();
            if (TryTake(left.Path, taken))
            {
                storage.DeleteDirectory(taken);
            }
        }
    }

    /// <summary>Makes readers take a version, unless they take a newer one of the same table.</summary>
    internal void PublishLatest(ManifestTable table)
    {
        var file = StoragePath.Combine(path, LatestExport.FileName);
        var latest = new LatestExport(table.Version, $"{Name(table.Version)}/{ExportManifest.FileName}");
        var known = ManifestJson.TryRead<LatestExport>(storage, file, "Delete the file and export again.");
        if (known == latest || (known?.Version > latest.Version && IsOf(table, known)))
        {
            return;
        }

        CrashPoints.Reach("export.latest.before-write");
        storage.Write(file, ManifestJson.Bytes(latest));
        CrashPoints.Reach("export.latest.after-write");
    }

    private static string Name(long version) => string.Create(CultureInfo.InvariantCulture, $"v{version}");

    private bool IsOf(ManifestTable table, LatestExport latest) =>
        ManifestJson.TryRead<ExportManifest>(storage, StoragePath.Combine(path, latest.Manifest), ExportManifest.Remedy)?.Table.Id == table.Id;

    private bool TryTake(string left, string taken)
    {
        try
        {
            return storage.TryPublishDirectory(left, taken);
        }
        catch (StorageException e) when (e.Reason == StorageFailure.NotFound)
        {
            return false;
        }
    }
}
