using System.Collections.Immutable;
using System.Globalization;
using SparkPersonalization.Export.Checks;
using SparkPersonalization.Export.Columns;
using SparkPersonalization.Export.Manifests;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Export.Files;

/// <summary>Writes a set of rows into files, and finds out what is to be known of them on the way.</summary>
internal sealed class DatasetWriter
{
    private readonly IStorage _storage;
    private readonly string _folder;
    private readonly ExportOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly List<ManifestFile> _files = [];
    private long _rows;

    /// <summary>Makes a writer.</summary>
    /// <param name="storage">Takes the files.</param>
    /// <param name="folder">The folder of the export.</param>
    /// <param name="options">How the files are made.</param>
    /// <param name="cancellation">Ends the writing.</param>
    internal DatasetWriter(IStorage storage, string folder, ExportOptions options, CancellationToken cancellation) =>
        (_storage, _folder, _options, _cancellation) = (storage, folder, options, cancellation);

    /// <summary>Writes the rows.</summary>
    internal (ManifestDataset Dataset, ImmutableArray<ExportCheck> Checks) Write(ExportDataset dataset, RowLayout layout, string timeColumn)
    {
        var schema = dataset.Rows.Schema();
        var checks = dataset.Checks.Select(check => (check.Name, Run: check.Start(schema))).ToArray();
        var times = new TimeRangeObserver(schema.IndexOf(timeColumn));
        WriteFiles(dataset, layout, [times, .. checks.Select(check => check.Run)]);
        return (
            new ManifestDataset(dataset.Name, _rows, times.Range, [.. _files]),
            [.. checks.Select(check => Ended(dataset.Name, check.Name, check.Run))]);
    }

    private static ExportCheck Ended(string dataset, string name, IRowCheckRun run)
    {
        var (passed, detail) = run.End();
        return new ExportCheck($"{dataset}: {name}", passed, detail);
    }

    private void WriteFiles(ExportDataset dataset, RowLayout layout, IReadOnlyList<IRowObserver> observers)
    {
        var part = Part(dataset, layout);
        try
        {
            foreach (var row in dataset.Rows.ToLocalIterator())
            {
                _cancellation.ThrowIfCancellationRequested();
                if (part.Writer.Rows == _options.MaxRowsPerFile)
                {
                    End(part);
                    part = Part(dataset, layout);
                }

                part.Writer.Add(row);
                foreach (var observer in observers)
                {
                    observer.Add(row);
                }
            }

            End(part);
        }
        finally
        {
            part.Writer.Dispose();
        }
    }

    private (string Path, PartWriter Writer) Part(ExportDataset dataset, RowLayout layout)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"{dataset.Name}/part-{_files.Count:D5}.parquet");
        CrashPoints.Reach("export.file.before-write");
        return (path, new PartWriter(_storage, StoragePath.Combine(_folder, path), layout, _options.MaxRowsPerGroup, _cancellation));
    }

    private void End((string Path, PartWriter Writer) part)
    {
        var (bytes, sha256) = part.Writer.End();
        part.Writer.Dispose();
        CrashPoints.Written("export.file.write", () => StoragePath.Combine(_folder, part.Path));
        _files.Add(new ManifestFile(part.Path, part.Writer.Rows, bytes, sha256));
        _rows += part.Writer.Rows;
    }
}
