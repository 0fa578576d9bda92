using System.Globalization;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Predicates;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>Files of one format: their columns, then those of their directories, and the hidden <c>_metadata</c>.</summary>
internal sealed class FileSource : IScanSource
{
    private const string Metadata = "_metadata";

    private readonly IReadOnlyList<DataFile> _files;
    private readonly StructType _data;
    private readonly StructType _partitions;
    private readonly IFileFormat _format;
    private readonly string _timeZone;
    private readonly int _found;

    /// <param name="format">The files' format.</param>
    /// <param name="files">The files.</param>
    /// <param name="data">The columns in the files.</param>
    /// <param name="partitions">Those of their directories, which stand in the place of one of the same name in the files, and else at the end.</param>
    /// <param name="timeZone">The session's time zone.</param>
    internal FileSource(IFileFormat format, IReadOnlyList<DataFile> files, StructType data, StructType partitions, string timeZone)
    {
        _format = format;
        _files = files;
        _data = data;
        _partitions = partitions;
        _timeZone = timeZone;
        _found = files.Count;
        Schema = new StructType(data.Select(f => PartitionOf(f.Name) is >= 0 and var at ? partitions[at] : f)
            .Concat(partitions.Where(p => !data.Any(f => IsSame(f.Name, p.Name)))));
        HiddenColumns = Schema.Any(f => IsSame(f.Name, Metadata)) ? StructType.Empty : new StructType().Add(Metadata, MetadataOf(format), false);
    }

    private FileSource(FileSource source, IReadOnlyList<DataFile> files)
        : this(source._format, files, source._data, source._partitions, source._timeZone) => _found = source._found;

    public StructType Schema { get; }

    public StructType HiddenColumns { get; }

    public string Description => string.Create(
        CultureInfo.InvariantCulture, $"{_format.Name} [{_files.Count} of {_found} files{(_files.Count > 0 ? $", first {_files[0].Path}" : "")}]");

    public bool CanCount => true;

    public long? Bytes => _files.Sum(f => f.Length);

    public IReadOnlyList<string> FilePaths => [.. _files.Select(f => f.Path)];

    /// <summary>The files that are read.</summary>
    internal IReadOnlyList<DataFile> Files => _files;

    /// <summary>The type of the hidden column that tells of which file a row is.</summary>
    internal static StructType MetadataType { get; } = new StructType()
        .Add("file_path", new StringType(), false)
        .Add("file_name", new StringType(), false)
        .Add("file_size", new LongType(), false)
        .Add("file_block_start", new LongType(), false)
        .Add("file_block_length", new LongType(), false)
        .Add("file_modification_time", new TimestampType(), false);

    public string ScanSql(IReadOnlyList<int> columns, QueryResources resources)
    {
        if (_files.Count == 0)
        {
            var empty = columns.Select(i => $"{LiteralSql.Null(Field(i).DataType)} AS {DuckDbNames.Quote(Field(i).Name)}");
            return $"SELECT {string.Join(", ", empty.DefaultIfEmpty("1"))} WHERE false";
        }

        foreach (var directory in _files.Select(f => Path.GetDirectoryName(f.Path)!).Distinct())
        {
            resources.AddRoot(directory);
        }

        var used = columns.Where(i => i < Schema.Count && PartitionOf(Schema[i].Name) < 0).Select(i => Schema[i]).ToArray();
        var isJoined = columns.Any(i => i >= Schema.Count || PartitionOf(Schema[i].Name) >= 0);
        var withRowIndex = _format.HasRowIndex && columns.Any(i => i >= Schema.Count);
        var scan = _format.ScanSql(new FileScan([.. _files.Select(f => f.Path)], _data, used, _timeZone, withRowIndex), resources);
        var list = string.Join(", ", columns.Select((c, i) => $"{ColumnSql(c)} AS x{i.ToString(CultureInfo.InvariantCulture)}").DefaultIfEmpty("1 AS none"));
        return isJoined
            ? $"SELECT {list} FROM ({scan}) AS f JOIN {Constants(resources)} AS p ON f.filename = p.filename"
            : $"SELECT {list} FROM ({scan}) AS f";
    }

    public IScanSource Narrowed(DeltaPredicate predicate) => _partitions.Count == 0
        ? this
        : new FileSource(this, [.. _files.Where(file => predicate.MayHold(name => Constant(file, name)))]);

    private KeyValuePair<DataType, object?>? Constant(DataFile file, string column)
    {
        var place = PartitionOf(column);
        return place < 0 ? null : new(_partitions[place].DataType, PredicateValues.Of(Partition(file, place), _partitions[place].DataType));
    }

    private object? Partition(DataFile file, int place) => PartitionColumns.Value(file.Partitions[place].Value, _partitions[place].DataType, _timeZone);

    private StructField Field(int index) => index < Schema.Count ? Schema[index] : HiddenColumns[index - Schema.Count];

    private string ColumnSql(int index)
    {
        if (index >= Schema.Count)
        {
            return _format.HasRowIndex ? $"struct_insert(p.metadata, row_index := f.{FileScan.RowIndex})" : "p.metadata";
        }

        return PartitionOf(Schema[index].Name) is >= 0 and var at
            ? $"p.p{at.ToString(CultureInfo.InvariantCulture)}"
            : $"f.{DuckDbNames.Quote(Schema[index].Name)}";
    }

    private int PartitionOf(string column) => Array.FindIndex([.. _partitions], p => IsSame(p.Name, column));

    private static bool IsSame(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static StructType MetadataOf(IFileFormat format) => format.HasRowIndex ? new StructType(MetadataType.Append(new StructField("row_index", new LongType(), false))) : MetadataType;

    // What all rows of a file share, in a table joined by the file's path.
    private string Constants(QueryResources resources)
    {
        var schema = new StructType(_partitions.Select((f, i) => new StructField($"p{i.ToString(CultureInfo.InvariantCulture)}", f.DataType))
            .Prepend(new StructField("metadata", MetadataType))
            .Prepend(new StructField("filename", new StringType())));
        return resources.AddTable(schema, [.. _files.Select(Constants)]);
    }

    private object?[] Constants(DataFile file)
    {
        var metadata = new DataFrames.Row(
            MetadataType, FileAddress.Of(file.Path), FileAddress.Name(file.Path), file.Length, 0L, file.Length, new Timestamp(file.Modified));
        return [file.Path, metadata, .. _partitions.Select((_, i) => Partition(file, i))];
    }
}
