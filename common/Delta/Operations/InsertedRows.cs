using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Casts rows to a table's types, by name, as Spark does for <c>INSERT BY NAME</c> and for writes to a table that is named.</summary>
internal static class InsertedRows
{
    /// <summary>The same columns, those that the table has in its types; the members of structs go by name too, those that are missing are null.</summary>
    internal static Relation InTypesOf(Relation rows, StructType data, StructType table)
    {
        (StructField From, DataType To)[] columns = [.. data.Select(f => (f, SchemaMerging.Find(table, f.Name) is { } field ? TypeIn(f.DataType, field.DataType) : f.DataType))];
        return columns.All(c => IsSame(c.From.DataType, c.To))
            ? rows
            : Nodes.Select(rows, columns.Select(c => IsSame(c.From.DataType, c.To) ? Nodes.Column(c.From.Name) : Nodes.As(Inserted(c.From, c.To), c.From.Name)));
    }

    private static bool IsSame(DataType one, DataType other) => SchemaMerging.AsNullable(one) == SchemaMerging.AsNullable(other);

    // What the table lacks comes last and keeps its type.
    private static DataType TypeIn(DataType data, DataType table) => (data, table) switch
    {
        (StructType from, StructType to) => new StructType(
        [
            .. to.Select(f => SchemaMerging.Find(from, f.Name) is { } field ? f.WithType(TypeIn(field.DataType, f.DataType)) : f),
            .. from.Where(f => SchemaMerging.Find(to, f.Name) is null),
        ]),
        (ArrayType from, ArrayType to) => new ArrayType(TypeIn(from.ElementType, to.ElementType)),
        (MapType from, MapType to) => new MapType(TypeIn(from.KeyType, to.KeyType), TypeIn(from.ValueType, to.ValueType)),
        _ => table,
    };

    private static Expression Inserted(StructField from, DataType to)
    {
        var column = Nodes.Column(from.Name);
        return MayOverflow(from.DataType, to) ? Checked(column, from, to) : Shaped(column, from.DataType, to, depth: 0);
    }

    private static Expression Shaped(Expression value, DataType from, DataType to, int depth) => (from, to) switch
    {
        _ when HasSameNames(from, to) => new Cast(value, to, EvalMode.Ansi),
        (StructType one, StructType other) => Nodes.Call(
            "when", Nodes.Call("isnotnull", value), Nodes.Call("named_struct", other.SelectMany(f => new[] { Nodes.Text(f.Name), Member(value, one, f, depth) }))),
        (ArrayType one, ArrayType other) => Nodes.Call("transform", value, Each(one.ElementType, other.ElementType, depth)),
        (MapType one, MapType other) when HasSameNames(one.KeyType, other.KeyType) =>
            Nodes.Call("transform_values", new Cast(value, new MapType(other.KeyType, one.ValueType), EvalMode.Ansi), Each(one.ValueType, other.ValueType, depth, "k")),
        _ => new Cast(value, to, EvalMode.Ansi),
    };

    private static Expression Member(Expression value, StructType from, StructField to, int depth) => SchemaMerging.Find(from, to.Name) is { } field
        ? Shaped(new UnresolvedExtractValue(value, Nodes.Text(field.Name)), field.DataType, to.DataType, depth)
        : Nodes.Null(to.DataType);

    private static LambdaFunction Each(DataType from, DataType to, int depth, params string[] before)
    {
        var variable = $"v{depth}";
        return new LambdaFunction(
            Shaped(new UnresolvedNamedLambdaVariable(variable), from, to, depth + 1), [.. before.Select(b => new UnresolvedNamedLambdaVariable($"{b}{depth}")), new UnresolvedNamedLambdaVariable(variable)]);
    }

    // A cast takes the members of structs by their places.
    private static bool HasSameNames(DataType from, DataType to) => (from, to) switch
    {
        (StructType one, StructType other) => one.Count == other.Count
            && one.Zip(other).All(p => p.First.Name.Equals(p.Second.Name, StringComparison.OrdinalIgnoreCase) && HasSameNames(p.First.DataType, p.Second.DataType)),
        (ArrayType one, ArrayType other) => HasSameNames(one.ElementType, other.ElementType),
        (MapType one, MapType other) => HasSameNames(one.KeyType, other.KeyType) && HasSameNames(one.ValueType, other.ValueType),
        _ => true,
    };

    private static Expression Checked(Expression column, StructField from, DataType to)
    {
        var value = new Cast(column, to, EvalMode.Try);
        var error = Nodes.Call("raise_error", Nodes.Text(
            $"[CAST_OVERFLOW_IN_TABLE_INSERT] Fail to assign a value of \"{from.DataType.Sql}\" type to the \"{to.Sql}\" type column or variable `{from.Name}` due to an overflow. "
            + "Use `try_cast` on the input value to tolerate overflow and return NULL instead."));
        return Nodes.Call("when", Nodes.And(Nodes.Call("isnotnull", column), Nodes.Call("isnull", value)), new Cast(error, to), value);
    }

    private static bool MayOverflow(DataType from, DataType to) => (Width(from), Width(to)) switch
    {
        (int wide, int narrow) => wide > narrow,
        (null, int) => from is FloatType or DoubleType or DecimalType,
        (var whole, null) => to is DecimalType && (whole is not null || from is FloatType or DoubleType or DecimalType),
    };

    private static int? Width(DataType type) => type switch
    {
        ByteType => 1,
        ShortType => 2,
        IntegerType => 4,
        LongType => 8,
        _ => null,
    };
}
