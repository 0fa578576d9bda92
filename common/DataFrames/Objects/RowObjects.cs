using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Objects;

/// <summary>Which columns objects are made of, and how.</summary>
internal static class RowObjects
{
    /// <summary>The query for the columns that a type needs, and what makes its rows objects.</summary>
    /// <exception cref="AnalysisException">The type has a part that the rows have not, or one of another type.</exception>
    /// <exception cref="ArgumentException">Objects of the type cannot be made.</exception>
    internal static (Relation Plan, Func<Row, T> Make) Of<T>(DataFrame rows)
    {
        if (typeof(T) == typeof(Row))
        {
            return (rows.Plan, row => (T)(object)row);
        }

        if (ObjectType.Find(typeof(T)) is not { } type)
        {
            return (Single<T>(rows).Plan, row => ValueForms.To<T>(row[0], $"Column '{row.Schema[0].Name}'"));
        }

        var needed = type.IsTuple ? type.Members : ObjectMaker.Needed(typeof(T), type, rows.Schema());
        var read = type.IsTuple ? rows : rows.Select([.. needed.Select(m => Functions.Col(NameParts.Quote(m.Name)))]);
        var maker = ObjectMaker.For(typeof(T), type, read.Schema());
        foreach (var (field, member) in maker.Schema.Zip(needed))
        {
            Check(field, member.Type);
        }

        return (read.Plan, row => (T)maker.Make(row));
    }

    private static DataFrame Single<T>(DataFrame rows)
    {
        var schema = rows.Schema();
        if (schema.Count != 1)
        {
            throw new ArgumentException($"A {typeof(T).Name} is made of one column, not of {schema.Count}: {schema.SimpleString}. Select it, or give a type with these properties.");
        }

        Check(schema[0], typeof(T));
        return rows;
    }

    private static void Check(StructField field, Type type)
    {
        if (!ValueForms.CanBe(field.DataType, type))
        {
            throw new AnalysisException(
                "CANNOT_UP_CAST_DATATYPE",
                $"Cannot up cast {NameParts.Quote(field.Name)} from \"{field.DataType.SimpleString.ToUpperInvariant()}\" to {type.Name}. Cast the column, or take it as a type that holds all its values.");
        }
    }
}
