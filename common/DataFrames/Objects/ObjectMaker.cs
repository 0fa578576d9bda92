using System.Reflection;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Objects;

/// <summary>Makes objects of a type from rows of a schema.</summary>
internal sealed class ObjectMaker
{
    private readonly Func<Row, object> _make;

    private ObjectMaker(StructType schema, Func<Row, object> make) => (Schema, _make) = (schema, make);

    internal StructType Schema { get; }

    internal object Make(Row row) => _make(row);

    /// <summary>A maker.</summary>
    /// <exception cref="ArgumentException">No constructor can be called, or a tuple has not as many items as there are columns.</exception>
    /// <exception cref="SparkException">A column is missing.</exception>
    internal static ObjectMaker For(Type type, ObjectType members, StructType schema) =>
        new(schema, members.IsTuple ? Tuple(type, schema) : Constructed(type, members, schema));

    /// <summary>The columns that an object is made of, by the names that its type gives them.</summary>
    /// <exception cref="ArgumentException">No constructor can be called.</exception>
    internal static IReadOnlyList<ObjectMember> Needed(Type type, ObjectType members, StructType schema)
    {
        var parameters = Constructor(type, members)?.GetParameters() ?? [];
        return
        [
            .. parameters.Where(p => !p.HasDefaultValue || Place(schema, Member(members, p)!) is not null).Select(p => Member(members, p)!),
            .. Set(members, parameters),
        ];
    }

    private static Func<Row, object> Tuple(Type type, StructType schema)
    {
        var count = ObjectType.TupleItems(type).Count();
        return count == schema.Count
            ? row => TupleFrom(type, row, 0)
            : throw new ArgumentException($"A tuple of {count} items is not made of {schema.Count} columns: {schema.SimpleString}. Select those that it has, in order.");
    }

    private static object TupleFrom(Type type, Row row, int start)
    {
        var arguments = type.GetGenericArguments();
        var items = new object?[arguments.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = i == 7 ? TupleFrom(arguments[i], row, start + i) : ValueForms.ToClr(row[start + i], arguments[i], "An item of a tuple");
        }

        return Activator.CreateInstance(type, items)!;
    }

    private static Func<Row, object> Constructed(Type type, ObjectType members, StructType schema)
    {
        var constructor = Constructor(type, members);
        var parameters = constructor?.GetParameters() ?? [];
        var arguments = parameters.Select(p => Argument(p, members, schema)).ToArray();
        var setters = Set(members, parameters).Select(m => (Set: m.Set!, Value: Reader(m, Required(schema, m)))).ToArray();
        var invoker = constructor is null ? null : ConstructorInvoker.Create(constructor);
        return row =>
        {
            var values = Array.ConvertAll(arguments, read => read(row));
            var made = invoker is null ? Activator.CreateInstance(type)! : invoker.Invoke(values.AsSpan());
            foreach (var (set, value) in setters)
            {
                set(made, value(row));
            }

            return made;
        };
    }

    // The one with the most parameters is that which declares a record's properties.
    private static ConstructorInfo? Constructor(Type type, ObjectType members)
    {
        var found = type.IsAbstract ? null : type.GetConstructors().OrderByDescending(c => c.GetParameters().Length)
            .FirstOrDefault(c => Array.TrueForAll(c.GetParameters(), p => Member(members, p) is not null));
        return found is not null || type.IsValueType ? found : throw new ArgumentException(
            $"{type} cannot be made of a row: it needs a public constructor without parameters, or one whose parameters have the names of its properties.");
    }

    private static IEnumerable<ObjectMember> Set(ObjectType members, ParameterInfo[] parameters) =>
        members.Members.Where(m => m.Set is not null && !Array.Exists(parameters, p => Member(members, p) == m));

    private static ObjectMember? Member(ObjectType members, ParameterInfo parameter) =>
        members.Members.FirstOrDefault(m => string.Equals(m.MemberName, parameter.Name, StringComparison.OrdinalIgnoreCase));

    private static Func<Row, object?> Argument(ParameterInfo parameter, ObjectType members, StructType schema)
    {
        var member = Member(members, parameter)! with { Type = parameter.ParameterType };
        return parameter.HasDefaultValue && Place(schema, member) is null
            ? _ => parameter.DefaultValue
            : Reader(member, Required(schema, member));
    }

    private static Func<Row, object?> Reader(ObjectMember member, int place)
    {
        var where = $"Column '{member.Name}'";
        return row => ValueForms.ToClr(row[place], member.Type, where);
    }

    private static int Required(StructType schema, ObjectMember member) => Place(schema, member) ?? throw new SparkException(
        "FIELD_NOT_FOUND",
        $"No such struct field `{member.Name}` in {string.Join(", ", schema.FieldNames.Select(n => $"`{n}`"))}.");

    private static int? Place(StructType schema, ObjectMember member)
    {
        for (var i = 0; i < schema.Count; i++)
        {
            if (string.Equals(schema[i].Name, member.Name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return null;
    }
}
