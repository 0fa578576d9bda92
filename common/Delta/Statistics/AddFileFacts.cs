using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Predicates;

namespace SparkPersonalization.Delta.Statistics;

/// <summary>What a log says of the values in one file: its partition values and its statistics.</summary>
internal sealed class AddFileFacts(Metadata metadata, AddFile file) : IFileFacts
{
    private FileStatistics? _statistics;
    private bool _isParsed;

    public ColumnFacts Column(ColumnPath column)
    {
        if (column.Names.Count == 1 && metadata.PartitionColumns.Contains(column.Names[0]))
        {
            return Partition(column.Names[0]);
        }

        var type = TypeOf(metadata.Schema, column);
        var statistics = Statistics();
        if (type is null || statistics is null)
        {
            return ColumnFacts.Nothing with { Type = type };
        }

        var nulls = statistics.NullCount(column);
        return new ColumnFacts(
            type, statistics.Min(column, type), statistics.Max(column, type), MayBeNull: nulls != 0, MayHaveValue: nulls is null || nulls != statistics.NumRecords);
    }

    private static DataType? TypeOf(StructType schema, ColumnPath column)
    {
        DataType? type = schema;
        foreach (var name in column.Names)
        {
            type = (type as StructType)?.Find(name)?.DataType;
        }

        return type;
    }

    private ColumnFacts Partition(string name)
    {
        var type = metadata.Schema.Find(name)?.DataType;
        if (type is null || !file.PartitionValues.TryGetValue(name, out var text))
        {
            return ColumnFacts.Nothing with { Type = type };
        }

        if (string.IsNullOrEmpty(text))
        {
            return ColumnFacts.Exactly(type, value: null);
        }

        // A text without zone was written in the zone of some system: only one with a zone is an instant.
        var isKnown = type is not TimestampType || text.EndsWith('Z');
        return isKnown && PartitionValue.Comparable(text, type) is { } value
            ? ColumnFacts.Exactly(type, value)
            : ColumnFacts.Nothing with { Type = type, MayBeNull = false };
    }

    private FileStatistics? Statistics()
    {
        if (!_isParsed)
        {
            _statistics = FileStatistics.TryParse(file.Stats);
            _isParsed = true;
        }

        return _statistics;
    }
}
