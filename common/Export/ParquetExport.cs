using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Export.Columns;
using SparkPersonalization.Export.Files;
using SparkPersonalization.Export.Manifests;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Export;

/// <summary>
/// Exports versions of a table to Parquet, each into a folder <c>v12</c> with a manifest. A version is written beside and renamed, so that a
/// reader sees all of it or nothing; then <c>latest.json</c> names it. Rows stream through; a row group is the most that is held.
/// </summary>
/// <param name="storage">Takes the exports.</param>
/// <param name="root">The directory of all exports.</param>
/// <param name="name">The export's name, which is its folder's in <paramref name="root"/>.</param>
public sealed class ParquetExport(IStorage storage, string root, string name)
{
    private readonly ExportFolder _folder = new(storage, StoragePath.Combine(storage.Canonical(root), name));

    /// <summary>Writes an export, unless it is there already.</summary>
    /// <param name="definition">What is exported.</param>
    /// <param name="cancellation">Ends the export, of which nothing stays then.</param>
    /// <returns>How it ended, and what the export holds.</returns>
    /// <exception cref="ExportException">A column's type cannot be exported, or the export that is there is another one or damaged.</exception>
    /// <exception cref="StorageException">The storage failed.</exception>
    public ExportResult Write(ExportDefinition definition, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var wanted = Plan(definition);
        _folder.RemoveLeftovers();
        var target = _folder.Of(definition.Table.Version);
        var result = storage.Exists(target) ? Known(target, wanted) : Made(definition, wanted, target, cancellation);
        if (result.Outcome != ExportOutcome.Refused)
        {
            _folder.PublishLatest(definition.Table);
        }

        return result;
    }

    /// <summary>The manifest without what only the rows tell.</summary>
    private ExportManifest Plan(ExportDefinition definition)
    {
        definition.Options.Validate();
        var schema = Schema(definition);
        _ = RowLayout.Of(schema);
        if (schema.Find(definition.TimeColumn)?.DataType is not TimestampType)
        {
            throw new ExportException($"The rows need a timestamp column '{definition.TimeColumn}', whose range the manifest tells. They have: {schema.SimpleString}.");
        }

        var json = schema.Json;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        ImmutableArray<ManifestDataset> datasets = [.. definition.Datasets.Select(d => new ManifestDataset(d.Name, 0, null, []))];
        return new ExportManifest(
            ExportManifest.CurrentFormat, name, definition.Table, json, hash, definition.Options, definition.TimeColumn, datasets, []);
    }

    private static StructType Schema(ExportDefinition definition)
    {
        var schemas = definition.Datasets.Select(d => d.Rows.Schema()).Distinct().ToList();
        return schemas is [var schema]
            ? schema
            : throw new ArgumentException($"An export has rows of one schema, not of {schemas.Count}.", nameof(definition));
    }

    private ExportResult Known(string target, ExportManifest wanted) =>
        new(ExportOutcome.Unchanged, target, new ExportVerification(storage, target).Verify(wanted));

    private ExportResult Made(ExportDefinition definition, ExportManifest wanted, string target, CancellationToken cancellation)
    {
        var temporary = _folder.NewTemporary();
        try
        {
            var manifest = WriteFiles(definition, wanted, temporary, cancellation);
            var passed = manifest.Checks.All(check => check.Passed);
            if (passed && TryPublish(manifest, temporary, target))
            {
                return new ExportResult(ExportOutcome.Published, target, manifest);
            }

            storage.DeleteDirectory(temporary);

            // Another export of the version was faster.
            return passed ? Known(target, wanted) : new ExportResult(ExportOutcome.Refused, target, manifest);
        }
        catch
        {
            storage.DeleteDirectory(temporary);
            throw;
        }
    }

    private ExportManifest WriteFiles(ExportDefinition definition, ExportManifest wanted, string temporary, CancellationToken cancellation)
    {
        storage.CreateDirectory(temporary);
        var written = definition.Datasets.Select(dataset =>
            new DatasetWriter(storage, temporary, definition.Options, cancellation).Write(dataset, RowLayout.Of(dataset.Rows.Schema()), definition.TimeColumn)).ToList();
        return wanted with
        {
            Datasets = [.. written.Select(w => w.Dataset)],
            Checks = [.. written.SelectMany(w => w.Checks)],
        };
    }

    private bool TryPublish(ExportManifest manifest, string temporary, string target)
    {
        CrashPoints.Reach("export.manifest.before-write");
        storage.TryCreate(StoragePath.Combine(temporary, ExportManifest.FileName), ManifestJson.Bytes(manifest));
        CrashPoints.Reach("export.files.before-sync");
        storage.Sync(manifest.Datasets.SelectMany(d => d.Files).Select(f => StoragePath.Combine(temporary, f.Path)));
        CrashPoints.Reach("export.publish.before-rename");
        var published = storage.TryPublishDirectory(temporary, target);
        CrashPoints.Reach("export.publish.after-rename");
        return published;
    }
}
