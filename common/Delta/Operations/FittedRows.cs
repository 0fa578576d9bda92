using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Brings the rows of a plan into the form in which a table takes them.</summary>
internal static class FittedRows
{
    /// <summary>Columns found by name, in the table's order and types; those that the rows lack are null.</summary>
    internal static Relation ByName(Relation rows, StructType schema) =>
        NotNull(new ToSchema(rows, (StructType)SchemaMerging.AsNullable(schema)), schema);

    /// <summary>Columns found by position, cast to the table's types.</summary>
    internal static Relation ByPosition(Relation rows, StructType data, StructType schema)
    {
        if (data.Count != schema.Count)
        {
            throw new DeltaOperationException(
                $"INSERT_COLUMN_ARITY_MISMATCH.{(data.Count > schema.Count ? "TOO_MANY" : "NOT_ENOUGH")}_DATA_COLUMNS",
                $"Cannot write to the table, the reason is {(data.Count > schema.Count ? "too many" : "not enough")} data columns:\n"
                + $"Table columns: {string.Join(", ", schema.FieldNames)}.\nData columns: {string.Join(", ", data.FieldNames)}.");
        }

        var named = new ToDF(rows, [.. schema.FieldNames]);
        var cast = Nodes.Select(named, schema.Select(f => Nodes.As(new Cast(Nodes.Column(f.Name), f.DataType, EvalMode.Ansi), f.Name)));
        return NotNull(cast, schema);
    }

    /// <summary>Rows of the table's columns, with an error for each null where the table allows none.</summary>
    internal static Relation NotNull(Relation rows, StructType schema) => schema.All(f => f.IsNullable && Violations(Nodes.Column(f.Name), f.Name, f.DataType, f.DataType).Count == 0)
        ? rows
        : Nodes.Select(rows, schema.Select(Checked));

    private static Expression Checked(StructField field)
    {
        var column = Nodes.Column(field.Name);
        var violations = new List<Expression>();
        if (!field.IsNullable)
        {
            violations.AddRange([Nodes.Call("isnull", column), Raise(field.Name, field.DataType)]);
        }

        violations.AddRange(Violations(column, field.Name, field.DataType, field.DataType));
        return violations.Count == 0 ? column : Nodes.As(Nodes.Call("when", [.. violations, column]), field.Name);
    }

    // Pairs of a condition and the error that it means, for the members of a struct.
    private static List<Expression> Violations(Expression value, string path, DataType type, DataType columnType)
    {
        if (type is not StructType fields)
        {
            return RequiresInside(type)
                ? throw new DeltaOperationException(
                    "DELTA_NESTED_NOT_NULL_CONSTRAINT", $"The table requires values inside of the array or map '{path}', which is not supported. Allow nulls there.")
                : [];
        }

        var pairs = new List<Expression>();
        foreach (var field in fields)
        {
            var member = new UnresolvedExtractValue(value, Nodes.Text(field.Name));
            var name = $"{path}.{field.Name}";
            if (!field.IsNullable)
            {
                pairs.AddRange([Nodes.And(Nodes.Call("isnotnull", value), Nodes.Call("isnull", member)), Raise(name, columnType)]);
            }

            pairs.AddRange(Violations(member, name, field.DataType, columnType));
        }

        return pairs;
    }

    private static bool RequiresInside(DataType type) => type switch
    {
        ArrayType a => RequiresInside(a.ElementType),
        MapType m => RequiresInside(m.KeyType) || RequiresInside(m.ValueType),
        StructType s => s.Any(f => !f.IsNullable || RequiresInside(f.DataType)),
        _ => false,
    };

    private static Cast Raise(string path, DataType type) => new(
        Nodes.Call("raise_error", Nodes.Text($"[DELTA_NOT_NULL_CONSTRAINT_VIOLATED] NOT NULL constraint violated for column: {path}.")), type);
}
