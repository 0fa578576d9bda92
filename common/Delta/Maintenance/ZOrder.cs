using System.Globalization;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>
/// Puts rows in Z-order: each column's value becomes its rank among the rows, and the bits of the ranks, interleaved, are what rows are
/// sorted by, so that rows which are near by any of the columns end up near each other.
/// </summary>
internal sealed class ZOrder
{
    private const string ValueColumn = "__delta_z";
    private const int MostBits = 10;

    // A rank has one bit at least, and all of them must fit into a positive bigint.
    private const int AllBits = 62;

    private readonly IReadOnlyList<string> _columns;

    private ZOrder(IReadOnlyList<string> columns) => _columns = columns;

    internal IReadOnlyList<string> Columns => _columns;

    /// <summary>Checks the columns; null where none is given.</summary>
    /// <exception cref="DeltaOperationException">One is a partition column or not there.</exception>
    internal static ZOrder? Of(IReadOnlyList<string> columns, Metadata metadata)
    {
        if (columns.Count == 0)
        {
            return null;
        }

        var found = columns.Select(name => Find(name, metadata)).Distinct(StringComparer.Ordinal).ToArray();
        return found.Length <= AllBits
            ? new ZOrder(found)
            : throw new DeltaOperationException("DELTA_ZORDERING_TOO_MANY_COLUMNS", $"Z-order takes {AllBits} columns at most, not {found.Length}. The first few gain the most.");
    }

    /// <summary>The rows of some files in the order, in a number of parts that together are all of them.</summary>
    internal IEnumerable<Relation> Parts(Snapshot snapshot, IReadOnlyList<AddFile> files, long rows, int parts)
    {
        var sorted = Sorted(snapshot, files);
        if (parts <= 1)
        {
            return [Only(sorted, snapshot.Schema)];
        }

        var perPart = (int)Math.Min(int.MaxValue, (rows + parts - 1) / parts);
        return Enumerable.Range(0, parts).Select(i => Only(new Limit(new Offset(sorted, checked(i * perPart)), perPart), snapshot.Schema));
    }

    private static string Find(string name, Metadata metadata)
    {
        var field = SchemaMerging.Find(metadata.Schema, ColumnNames.Parts(name) is [var only] ? only : name)
            ?? throw new DeltaOperationException("DELTA_ZORDERING_COLUMN_DOES_NOT_EXIST", $"Z-Ordering column {name} does not exist in data schema.");
        if (metadata.PartitionColumns.Contains(field.Name))
        {
            throw new DeltaOperationException(
                "DELTA_ZORDERING_ON_PARTITION_COLUMN", $"{field.Name} is a partition column. Z-Ordering can only be performed on data columns");
        }

        return field.DataType is not (StructType or ArrayType or MapType)
            ? field.Name
            : throw new DeltaOperationException("DELTA_ZORDERING_ON_COLUMN_WITHOUT_STATS", $"Z-Ordering on {field.Name} would be ineffective, as a {field.DataType.SimpleString} has no statistics.");
    }

    private static Relation Only(Relation rows, StructType schema) => Nodes.Select(rows, schema.FieldNames.Select(Nodes.Column));

    // File and place make the order total, so that parts which are read one by one neither overlap nor leave a row out.
    private Sort Sorted(Snapshot snapshot, IReadOnlyList<AddFile> files)
    {
        var rows = Nodes.Select(TableReads.WithPlaces(snapshot, files), [new UnresolvedStar(), Nodes.As(SparkSqlParser.ParseExpression(Value()), ValueColumn)]);
        return new Sort(rows, [.. new[] { ValueColumn, TableReads.FileColumn, TableReads.RowColumn }.Select(Ascending)]);
    }

    private static SortOrder Ascending(string column) => new(Nodes.Column(column), SortDirection.Ascending, NullOrdering.NullsFirst);

    private string Value()
    {
        var bits = Math.Min(MostBits, AllBits / _columns.Count);
        return string.Join(" + ", _columns.SelectMany((column, c) => Enumerable.Range(0, bits).Select(bit => string.Create(
            CultureInfo.InvariantCulture, $"shiftleft(shiftright({Rank(column, bits)}, {bit}) & 1L, {(bit * _columns.Count) + c})"))));
    }

    private static string Rank(string column, int bits) => string.Create(
        CultureInfo.InvariantCulture,
        $"CAST(floor(percent_rank() OVER (ORDER BY `{column.Replace("`", "``", StringComparison.Ordinal)}`) * {(1 << bits) - 1}) AS BIGINT)");
}
