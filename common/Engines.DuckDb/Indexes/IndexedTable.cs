using System.Globalization;
using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Statistics;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>A version of a table as an index sees it: its commits, and the key and values of its rows.</summary>
/// <param name="snapshot">The version.</param>
/// <param name="columns">The columns, the key first.</param>
/// <param name="run">Runs a plan.</param>
internal sealed class IndexedTable(Snapshot snapshot, StructType columns, Func<Relation, IEnumerable<Row>> run)
{
    // A file without statistics is taken to have a row for so many bytes.
    private const long BytesPerRow = 100;
    private const int FilesCounted = 20;

    private readonly DeltaTableLog _log = DeltaTableLog.Shared(LocalStorage.Instance, snapshot.TablePath);

    internal Snapshot Snapshot => snapshot;

    internal RowCodec Codec { get; } = new([.. columns.Skip(1).Select(f => f.DataType)]);

    /// <summary>About how many rows the version has: by the largest files, as the statistics of thousands take longer to read than a lookup takes.</summary>
    internal long ApproximateRows()
    {
        var largest = snapshot.Files.OrderByDescending(f => f.Size).Take(FilesCounted).ToList();
        var bytes = largest.Sum(f => f.Size);
        return bytes == 0 ? 0 : (long)(largest.Sum(f => f.NumRecords() ?? f.Size / BytesPerRow) * ((double)snapshot.SizeInBytes / bytes));
    }

    /// <summary>What tells a version's commit from another of that number; empty where the commit is no longer kept.</summary>
    internal string CommitMark(long version)
    {
        var path = StoragePath.Combine(_log.LogPath, string.Create(CultureInfo.InvariantCulture, $"{version:D20}.json"));
        return LocalStorage.Instance.Find(path) is { } file
            ? string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastModified.UtcTicks}")
            : "";
    }

    /// <summary>The commits after a version up to this one; a null where one is no longer kept.</summary>
    internal IEnumerable<(long Version, TableCommit? Commit)> CommitsAfter(long version)
    {
        for (var next = version + 1; next <= snapshot.Version; next++)
        {
            yield return (next, _log.TryReadCommit(next));
        }
    }

    /// <summary>Whether the table keeps which rows its versions changed.</summary>
    internal bool KeepsChanges { get; } = snapshot.Properties.EnableChangeDataFeed;

    /// <summary>The rows that a commit took away and those that it brought; one that it changed is among both.</summary>
    internal IEnumerable<(byte[] Key, byte[] Row, bool IsGone)> RowsChanged(TableCommit commit)
    {
        var version = commit.Version.ToString(CultureInfo.InvariantCulture);
        var options = Options.None
            .With(DeltaOptions.ReadChangeFeed, "true")
            .With(DeltaOptions.StartingVersion, version)
            .With(DeltaOptions.EndingVersion, version);
        return run(WithKeys(new DataSource("delta", null, options, [snapshot.TablePath]), ChangeColumns.Type)).Select(row =>
            (KeyCodec.Encode(row[0]!), Codec.Encode(row.Values), row.GetAs<string>(columns.Count) is ChangeColumns.Delete or ChangeColumns.PreImage));
    }

    /// <summary>The rows that a commit added.</summary>
    internal IEnumerable<(byte[] Key, byte[] Row)> RowsAdded(TableCommit commit)
    {
        var files = commit.Added.Where(f => f.DataChange).Select(f => f.Path).ToList();
        var read = Read(commit.Version);
        return files.Count == 0 ? [] : Encoded(read with { Options = read.Options.With(DeltaOptions.Files, JsonSerializer.Serialize(files)) }, isSorted: false);
    }

    /// <summary>All rows, in the order of their keys' bytes.</summary>
    internal IEnumerable<(byte[] Key, byte[] Row)> RowsInOrder() => Encoded(Read(snapshot.Version), isSorted: true);

    private DataSource Read(long version) => new(
        "delta", null, Options.None.With(DeltaOptions.VersionAsOf, version.ToString(CultureInfo.InvariantCulture)), [snapshot.TablePath]);

    private IEnumerable<(byte[] Key, byte[] Row)> Encoded(DataSource read, bool isSorted)
    {
        Relation rows = WithKeys(read);
        rows = isSorted ? new Sort(rows, [new SortOrder(Named(columns[0].Name), SortDirection.Ascending, NullOrdering.NullsFirst)]) : rows;
        return run(rows).Select(row => (KeyCodec.Encode(row[0]!), Codec.Encode(row.Values)));
    }

    private Filter WithKeys(DataSource read, params string[] more) => new(
        new Project(read, columns.FieldNames.Concat(more).Select(Named).ToValueList()), new UnresolvedFunction("isnotnull", [Named(columns[0].Name)]));

    private static Expression Named(string column) => new UnresolvedAttribute(NameParts.Quote(column));
}
