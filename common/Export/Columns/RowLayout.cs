using Parquet.Schema;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Export.Columns;

/// <summary>The columns of a file: the schema that readers see, and where the values of a row go.</summary>
internal sealed class RowLayout
{
    private readonly List<LeafColumn> _leaves = [];
    private readonly List<string> _refused = [];
    private readonly ColumnNode[] _columns;

    private RowLayout(StructType schema)
    {
        var planned = schema.Select(f => Plan(f.Name, f.Name, f.DataType, f.IsNullable, arrays: 0)).ToArray();
        if (_refused.Count > 0)
        {
            throw new ExportException(
                $"These columns cannot be exported to Parquet: {string.Join(", ", _refused)}. "
                + "Leave them out, or turn them into structs, arrays, texts or numbers.");
        }

        Schema = new ParquetSchema(planned.Select(p => p.Declared));

        // Levels are known to a column once it is part of a schema.
        _ = new ParquetSchema(planned.Select(p => p.Physical));
        _columns = [.. planned.Select(p => p.Node)];
    }

    /// <summary>The schema that readers see.</summary>
    internal ParquetSchema Schema { get; }

    /// <summary>The leaf columns, in the schema's order.</summary>
    internal IReadOnlyList<LeafColumn> Leaves => _leaves;

    /// <summary>Plans the columns of rows.</summary>
    /// <exception cref="ExportException">A column has a type that cannot be exported; all such columns are named.</exception>
    internal static RowLayout Of(StructType schema) => schema.Count > 0
        ? new RowLayout(schema)
        : throw new ExportException("Rows without columns cannot be exported to Parquet.");

    /// <summary>Adds a row.</summary>
    internal void Add(Row row)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i].Add(row.Get(i), 0, 0);
        }
    }

    private Planned Plan(string name, string path, DataType type, bool isNullable, int arrays) => type switch
    {
        ArrayType array => Array(name, path, array, arrays + 1),
        StructType { Count: > 0 } fields => Struct(name, path, fields, arrays),
        _ when LeafTypes.Declared(name, type, isNullable) is { } declared => Leaf(declared, name, path, type, isNullable),
        _ => Refused(name, path, type),
    };

    private Planned Array(string name, string path, ArrayType type, int depth)
    {
        var element = Plan(ListField.ElementName, path + ".element", type.ElementType, type.ContainsNull, depth);
        return new Planned(new ListField(name, element.Declared), new ListField(name, element.Physical), new ArrayNode(element.Node, depth));
    }

    private Planned Struct(string name, string path, StructType type, int arrays)
    {
        var fields = type.Select(f => Plan(f.Name, $"{path}.{f.Name}", f.DataType, f.IsNullable, arrays)).ToArray();
        return new Planned(
            new Parquet.Schema.StructField(name, [.. fields.Select(f => f.Declared)]),
            new Parquet.Schema.StructField(name, [.. fields.Select(f => f.Physical)]),
            new StructNode([.. fields.Select(f => f.Node)]));
    }

    private Planned Leaf(DataField declared, string name, string path, DataType type, bool isNullable)
    {
        var (physical, leaf) = LeafTypes.Physical(name, path, type, isNullable);
        _leaves.Add(leaf);
        return new Planned(declared, physical, leaf);
    }

    // The others are planned too, so that the error names all of them.
    private Planned Refused(string name, string path, DataType type)
    {
        _refused.Add($"{path} ({type.SimpleString})");
        return new Planned(new DataField(name, typeof(int)), new DataField(name, typeof(int)), new StructNode([]));
    }

    private sealed record Planned(Field Declared, Field Physical, ColumnNode Node);
}
