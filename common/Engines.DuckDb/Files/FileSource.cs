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

    /// <summary>Signs that stand in the path of an address as they are (RFC 3986).</summary>
    private const string AllowedInNames = "!$&'()*+,;=:@";

    private readonly IReadOnlyList<DataFile> _files;
    private readonly StructType _data;
    private readonly StructType _partitions;
    private readonly IFileFormat _format;
    private readonly string _timeZone;
    private readonly int _found;

    internal FileSource(IFileFormat format, IReadOnlyList<DataFile> files, StructType data, StructType partitions, string timeZone)
    {
        _format = format;
        _files = files;
        _data = data;
        _partitions = partitions;
        _timeZone = timeZone;
        _found = files.Count;
        Schema = new StructType(data.Fields.Concat(partitions.Fields));
    }

    private FileSource(FileSource source, IReadOnlyList<DataFile> files)
        : this(source._format, files, source._data, source._partitions, source._timeZone) => _found = source._found;

    public StructType Schema { get; }

    public StructType HiddenColumns { get; } = new StructType().Add(Metadata, MetadataType, false);

    public string Description => string.Create(
        CultureInfo.InvariantCulture, $"{_format.Name} [{_files.Count} of {_found} files{(_files.Count > 0 ? $", first {_files[0].Path}" : "")}]");

    public long? Bytes => _files.Sum(f => f.Length);

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
            return $"SELECT {string.Join(", ", empty)} WHERE false";
        }

        foreach (var directory in _files.Select(f => Path.GetDirectoryName(f.Path)!).Distinct())
        {
            resources.AddRoot(directory);
        }

        var isJoined = columns.Any(i => i >= _data.Count);
        var used = columns.Where(i => i < _data.Count).Select(i => _data[i]).ToArray();
        var scan = _format.ScanSql([.. _files.Select(f => f.Path)], _data, used, _timeZone, resources);
        var list = string.Join(", ", columns.Select((c, i) => $"{ColumnSql(c)} AS x{i.ToString(CultureInfo.InvariantCulture)}"));
        return isJoined
            ? $"SELECT {list} FROM ({scan}) AS f JOIN {Constants(resources)} AS p ON f.filename = p.filename"
            : $"SELECT {list} FROM ({scan}) AS f";
    }

    public IScanSource Narrowed(DeltaPredicate predicate) => _partitions.Count == 0
        ? this
        : new FileSource(this, [.. _files.Where(file => predicate.MayHold(name => Constant(file, name)))]);

    private KeyValuePair<DataType, object?>? Constant(DataFile file, string column)
    {
        var place = _partitions.FieldNames.ToList().IndexOf(column);
        return place < 0 ? null : new(_partitions[place].DataType, PredicateValues.Of(Partition(file, place), _partitions[place].DataType));
    }

    private object? Partition(DataFile file, int place) => PartitionColumns.Value(file.Partitions[place].Value, _partitions[place].DataType);

    private StructField Field(int index) => index < Schema.Count ? Schema[index] : HiddenColumns[index - Schema.Count];

    private string ColumnSql(int index) => index < _data.Count
        ? $"f.{DuckDbNames.Quote(_data[index].Name)}"
        : index < Schema.Count ? $"p.p{(index - _data.Count).ToString(CultureInfo.InvariantCulture)}" : "p.metadata";

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
            MetadataType, Address(file.Path), Path.GetFileName(file.Path), file.Length, 0L, file.Length, new Timestamp(file.Modified));
        return [file.Path, metadata, .. _partitions.Select((_, i) => Partition(file, i))];
    }

    // As Hadoop writes it. By hand, as Uri takes some percent signs of a file's name for escapes.
    private static string Address(string path) =>
        "file:" + string.Join('/', path.Split('/').Select(name => AllowedInNames.Aggregate(Uri.EscapeDataString(name), (text, c) => text.Replace(Uri.HexEscape(c), c.ToString(), StringComparison.Ordinal))));
}
