using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Objects;

/// <summary>A class, record, struct or tuple whose objects stand for structs.</summary>
internal sealed class ObjectType
{
    private static readonly ConcurrentDictionary<Type, ObjectType?> Known = new();

    private readonly Type _type;
    private readonly Dictionary<string, ObjectMember> _byName;
    private volatile ObjectMaker? _maker;

    private ObjectType(Type type, IReadOnlyList<ObjectMember> members)
    {
        (_type, Members) = (type, members);
        _byName = new Dictionary<string, ObjectMember>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in members)
        {
            if (!_byName.TryAdd(member.Name, member))
            {
                throw new ArgumentException($"{type} has two properties or fields for the column '{member.Name}'; Spark's names do not differ by case. Leave one out by [NotMapped].");
            }
        }
    }

    /// <summary>The parts that are the struct's fields, in order.</summary>
    internal IReadOnlyList<ObjectMember> Members { get; }

    /// <summary>Whether it is a tuple, whose items go by their place and not by names.</summary>
    internal bool IsTuple => IsTupleType(_type);

    /// <summary>The object type of a CLR type, or null where that is none: types of the platform have meanings of their own.</summary>
    /// <exception cref="ArgumentException">Two of its members have one name for Spark.</exception>
    internal static ObjectType? Find(Type type) => Known.GetOrAdd(type, Make);

    /// <summary>The values of an object for the fields of a struct, not yet in the forms of rows.</summary>
    /// <exception cref="ArgumentException">The object has no such member.</exception>
    internal object?[] Values(object value, StructType schema, string where)
    {
        if (IsTuple)
        {
            return [.. Members.Select(m => m.Get(value))];
        }

        var values = new object?[schema.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _byName.TryGetValue(schema[i].Name, out var member)
                ? member.Get(value)
                : throw new ArgumentException($"{where}: {_type.Name} has no property or field '{schema[i].Name}'; it has {string.Join(", ", _byName.Keys)}.");
        }

        return values;
    }

    /// <summary>Makes an object of a row.</summary>
    /// <exception cref="InvalidCastException">A value does not fit.</exception>
    /// <exception cref="SparkException">The row lacks a column.</exception>
    internal object Object(Row row)
    {
        // All rows of a result have one schema.
        var maker = _maker;
        if (maker is null || !ReferenceEquals(maker.Schema, row.Schema))
        {
            _maker = maker = ObjectMaker.For(_type, this, row.Schema);
        }

        return maker.Make(row);
    }

    private static ObjectType? Make(Type type)
    {
        if (IsTupleType(type))
        {
            return new ObjectType(type, ObjectMember.OfTuple(TupleItems(type)));
        }

        var isOwn = !type.IsPrimitive && !type.IsEnum && !type.IsArray && !type.IsPointer && !type.IsByRefLike && !type.IsGenericParameter
            && type.Namespace?.Split('.')[0] is not ("System" or "Microsoft" or "Apache")
            && type.Assembly != typeof(ObjectType).Assembly && !typeof(Delegate).IsAssignableFrom(type);
        return isOwn && ObjectMember.Of(type) is { Count: > 0 } members ? new ObjectType(type, members) : null;
    }

    private static bool IsTupleType(Type type) => type.IsGenericType && typeof(ITuple).IsAssignableFrom(type) && type.Namespace == nameof(System);

    /// <summary>The items' types; a tuple of more than seven holds the others in a tuple of its own.</summary>
    internal static IEnumerable<Type> TupleItems(Type type)
    {
        var arguments = type.GetGenericArguments();
        return arguments.Length < 8 ? arguments : arguments.Take(7).Concat(TupleItems(arguments[7]));
    }
}
