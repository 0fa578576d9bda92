using Parquet;
using SparkPersonalization.Export.Manifests;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Export.Files;

/// <summary>Looks whether an export that is there is the wanted one, and whole.</summary>
/// <param name="storage">Where it lies.</param>
/// <param name="folder">The folder of its version.</param>
internal sealed class ExportVerification(IStorage storage, string folder)
{
    /// <summary>Reads the manifest, and compares it with what is wanted and with the files.</summary>
    /// <exception cref="ExportException">The export is another one, or damaged.</exception>
    internal ExportManifest Verify(ExportManifest wanted)
    {
        var manifest = ManifestJson.TryRead<ExportManifest>(storage, StoragePath.Combine(folder, ExportManifest.FileName), ExportManifest.Remedy)
            ?? throw Damaged($"has no {ExportManifest.FileName}");
        if (Differences(manifest, wanted).ToList() is [_, ..] differences)
        {
            throw new ExportException(
                $"The export '{folder}' was made otherwise: {string.Join(", ", differences)}. Delete the folder to make it anew, or export to another directory.");
        }

        foreach (var file in manifest.Datasets.SelectMany(d => d.Files))
        {
            Verify(file);
        }

        return manifest;
    }

    private static IEnumerable<string> Differences(ExportManifest there, ExportManifest wanted)
    {
        var pairs = new (string Name, object There, object Wanted)[]
        {
            ("format version", there.FormatVersion, wanted.FormatVersion),
            ("table", there.Table.Id, wanted.Table.Id),
            ("table version", there.Table.Version, wanted.Table.Version),
            ("schema", there.SchemaSha256, wanted.SchemaSha256),
            ("rows in a file", there.Options.MaxRowsPerFile, wanted.Options.MaxRowsPerFile),
            ("rows in a group", there.Options.MaxRowsPerGroup, wanted.Options.MaxRowsPerGroup),
            ("time column", there.TimeColumn, wanted.TimeColumn),
            ("datasets", Names(there), Names(wanted)),
        };
        return pairs.Where(p => !p.There.Equals(p.Wanted)).Select(p => $"{p.Name} {p.There}, not {p.Wanted}");
    }

    private static string Names(ExportManifest manifest) => string.Join('+', manifest.Datasets.Select(d => d.Name));

    private void Verify(ManifestFile file)
    {
        var path = StoragePath.Combine(folder, file.Path);
        if (storage.Find(path) is not { IsDirectory: false } entry)
        {
            throw Damaged($"lacks {file.Path}");
        }

        if (entry.Length != file.Bytes)
        {
            throw Damaged($"has {entry.Length} bytes in {file.Path}, where the manifest says {file.Bytes}");
        }

        var rows = CountRows(path, file);
        if (rows != file.Rows)
        {
            throw Damaged($"has {rows} rows in {file.Path}, where the manifest says {file.Rows}");
        }
    }

    private long CountRows(string path, ManifestFile file)
    {
        try
        {
            using var stream = storage.OpenRead(path);
            var reader = ParquetReader.CreateAsync(stream).Result();
            try
            {
                return reader.Metadata?.NumRows ?? throw Damaged($"has no footer in {file.Path}");
            }
            finally
            {
                reader.DisposeAsync().Finish();
            }
        }
        catch (Exception e) when (e is not (ExportException or StorageException or OutOfMemoryException))
        {
            // A damaged footer makes Parquet.Net fail in many ways.
            throw Damaged($"has a file that cannot be read, {file.Path} ({e.Message})", e);
        }
    }

    private ExportException Damaged(string what, Exception? inner = null) =>
        new($"The export '{folder}' is damaged: it {what}. {ExportManifest.Remedy}", inner);
}
