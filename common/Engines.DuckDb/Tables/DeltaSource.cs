using System.Globalization;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Predicates;
using SparkPersonalization.Delta.Scans;
using SparkPersonalization.Delta.Statistics;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Translation;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>
/// A scan of a Delta table in SQL. The files are read as one; what a file's rows do not hold themselves (partition values, kind of change,
/// metadata) is joined to them by the file's path.
/// </summary>
/// <param name="scan">The files and their schema.</param>
/// <param name="predicate">Files without a row for which this is true are left out; null for all files.</param>
internal sealed class DeltaSource(DeltaScan scan, DeltaPredicate? predicate = null) : IScanSource
{
    private const string FilePath = "__file";
    private const string RowNumber = "file_row_number";
    private const string Metadata = "_metadata";
    private const string Filter = "__filter";

    private readonly Lazy<IReadOnlyList<ScanFile>> _listed = new(() => [.. scan.Files(predicate)]);

    /// <summary>What is scanned.</summary>
    internal DeltaScan Scan => scan;

    public StructType Schema => scan.Schema;

    public StructType HiddenColumns { get; } = new(new StructField(Metadata, new StructType(
        new StructField("file_path", new StringType(), false),
        new StructField("file_name", new StringType(), false),
        new StructField("file_size", new LongType(), false),
        new StructField("row_index", new LongType(), false))));

    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"delta {scan.Snapshot.TablePath}@{scan.Snapshot.Version} ({Files.Count} of {scan.FileCount ?? Files.Count} files)");

    public long? Bytes => Files.All(f => f.File is AddFile) ? Files.Sum(Size) : null;

    public long? RowCount => Files.Aggregate((long?)0, (rows, f) => rows + (f.File as AddFile)?.NumRecords());

    public IReadOnlyList<string> FilePaths => [.. Files.Select(f => f.Path)];

    private IReadOnlyList<ScanFile> Files => _listed.Value;

    public IScanSource Narrowed(DeltaPredicate predicate) => new DeltaSource(scan, predicate);

    public string ScanSql(IReadOnlyList<int> columns, QueryResources resources)
    {
        foreach (var root in Files.Select(Root).Distinct(StringComparer.Ordinal))
        {
            resources.AddRoot(root);
        }

        var selected = columns.Select(i => i < Schema.Count ? Column(Schema[i]) : MetadataColumn());
        var data = columns.Where(i => i < Schema.Count).Select(i => Schema[i]).ToList();
        var filters = RowFilters.Of(Files);
        var needsMetadata = columns.Any(i => i >= Schema.Count);
        var needsPlaces = filters is not null || needsMetadata;
        var needsFacts = needsPlaces || data.Exists(IsFact);
        var rows = Rows(data.Where(f => !IsFact(f) || f.Name == ChangeColumns.Type), needsFacts, needsPlaces);
        var facts = needsFacts ? $" JOIN ({Facts(filters, needsMetadata)}) AS f ON t.{FilePath} = f.path" : "";
        var filter = filters is null ? "" : $" WHERE {filters.Sql("f." + Filter, $"t.{RowNumber}")}";
        return $"SELECT {string.Join(", ", selected)} FROM ({rows}) AS t{facts}{filter}";
    }

    // The table's folder rather than those of its partitions, so that an instance serves all reads of a table. A shallow clone's files lie elsewhere.
    private string Root(ScanFile file) =>
        StoragePath.IsInside(scan.Snapshot.TablePath, file.Path) ? scan.Snapshot.TablePath : StoragePath.Parent(file.Path);

    private bool IsFact(StructField field) => scan.Snapshot.PartitionColumns.Contains(field.Name) || field.Name is ChangeColumns.Type or ChangeColumns.Version or ChangeColumns.Timestamp;

    /// <summary>The kind of change stands in the rows of a change file, and is one for all rows of a data file.</summary>
    private string Column(StructField field) => field.Name == ChangeColumns.Type
        ? $"coalesce(t.{ChangeColumns.Type}, f.{ChangeColumns.Type})"
        : $"{(IsFact(field) ? "f" : "t")}.{DuckDbNames.Quote(field.Name)}";

    /// <summary>The columns stand in a first, empty branch, so that one that the files lack is null and keeps its type.</summary>
    private string Rows(IEnumerable<StructField> columns, bool withPath, bool withPlaces)
    {
        var typed = columns.Select(f => $"NULL::{SparkTypes.ToSql(f.DataType)} AS {DuckDbNames.Quote(f.Name)}").ToList();
        typed.AddRange(withPath || typed.Count == 0 ? [$"NULL::VARCHAR AS {FilePath}"] : []);
        typed.AddRange(withPlaces ? [$"NULL::BIGINT AS {RowNumber}"] : []);
        var empty = $"SELECT {string.Join(", ", typed)} WHERE false";
        return Files.Count == 0
            ? empty
            : $"{empty} UNION ALL BY NAME SELECT * FROM read_parquet([{string.Join(", ", Files.Select(f => f.Path).Distinct().Select(DuckDbNames.Literal))}], "
                + $"union_by_name = true, filename = '{FilePath}', file_row_number = {(withPlaces ? "true" : "false")}, hive_partitioning = false)";
    }

    /// <summary>One row for each file: its path, the values that hold for all its rows, and what else is asked for.</summary>
    private string Facts(RowFilters? filters, bool withMetadata)
    {
        List<FileFact> facts = [new("path", new StringType(), i => Files[i].Path)];
        facts.AddRange(Schema.Where(IsFact).Select(f => new FileFact(f.Name, f.DataType, i => Fact(Files[i], f))));
        facts.AddRange(withMetadata
            ? [new("encoded", new StringType(), i => StoragePath.Encode(Files[i].Path)), new("size", new LongType(), i => Size(Files[i]))]
            : []);
        facts.AddRange(filters is not null ? [new(Filter, new IntegerType(), i => filters.Number(i))] : []);
        return Files.Count == 0
            ? $"SELECT {string.Join(", ", facts.Select(f => $"NULL::{SparkTypes.ToSql(f.Type)} AS {DuckDbNames.Quote(f.Name)}"))} WHERE false"
            : $"SELECT * FROM (VALUES {string.Join(", ", Files.Select((_, i) => $"({string.Join(", ", facts.Select(f => f.Sql(i)))})"))}) "
                + $"AS v({string.Join(", ", facts.Select(f => DuckDbNames.Quote(f.Name)))})";
    }

    private static long Size(ScanFile file) => file.File is AddFile add ? add.Size : 0;

    private static object? Fact(ScanFile file, StructField field) => field.Name switch
    {
        ChangeColumns.Type => file.Change?.Type,
        ChangeColumns.Version => file.Change?.Version,
        ChangeColumns.Timestamp => file.Change is { } change ? new Timestamp(change.Timestamp) : null,
        _ => PartitionForm(PartitionValue.Parse(file.File.PartitionValues[field.Name], field.DataType)),
    };

    private static object? PartitionForm(object? value) => value switch
    {
        DateOnly date => new Date(date),
        DateTime time => new Timestamp(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        _ => value,
    };

    private static string MetadataColumn() =>
        $"{{'file_path': f.encoded, 'file_name': parse_filename(f.path), 'file_size': f.size, 'row_index': t.{RowNumber}}}";

    /// <summary>Something that each file has once.</summary>
    /// <param name="Name">The name of its column.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="Of">The value of a file, by the file's place.</param>
    private sealed record FileFact(string Name, DataType Type, Func<int, object?> Of)
    {
        internal string Sql(int file) => $"{LiteralSql.Of(Of(file), Type)}::{SparkTypes.ToSql(Type)}";
    }
}
