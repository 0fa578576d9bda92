using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SparkPersonalization.DataFrames.Objects;

/// <summary>A part of an object that is a field of its struct.</summary>
/// <param name="Name">The field's name: what <see cref="ColumnAttribute"/> says, or the member's.</param>
/// <param name="MemberName">The member's own name, which is also that of a constructor's parameter for it.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Get">Gives the value of an object.</param>
/// <param name="Set">Sets it in an object that has been made, or null where only a constructor can.</param>
internal sealed record ObjectMember(string Name, string MemberName, Type Type, Func<object, object?> Get, Action<object, object?>? Set)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>The public properties and fields of a type in the order of their declaration, those of base classes and properties first.</summary>
    internal static IReadOnlyList<ObjectMember> Of(Type type)
    {
        var members = new OrderedDictionary<string, ObjectMember>();
        foreach (var level in Levels(type))
        {
            foreach (var property in level.GetProperties(Declared).Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0 && IsMapped(p)))
            {
                members[property.Name] = Property(property);
            }

            foreach (var field in level.GetFields(Declared).Where(IsMapped))
            {
                members[field.Name] = new ObjectMember(NameOf(field), field.Name, field.FieldType, field.GetValue, field.IsInitOnly ? null : field.SetValue);
            }
        }

        return [.. members.Values];
    }

    /// <summary>The items of a tuple type, <c>_1</c> and on as in Spark.</summary>
    internal static IReadOnlyList<ObjectMember> OfTuple(IEnumerable<Type> items) =>
        [.. items.Select((type, i) => new ObjectMember($"_{i + 1}", $"Item{i + 1}", type, tuple => ((ITuple)tuple)[i], null))];

    private static IEnumerable<Type> Levels(Type type)
    {
        var levels = new Stack<Type>();
        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            levels.Push(level);
        }

        return levels;
    }

    private static ObjectMember Property(PropertyInfo property)
    {
        var get = MethodInvoker.Create(property.GetMethod!);
        var set = property.SetMethod is { IsPublic: true } setter ? MethodInvoker.Create(setter) : null;
        return new ObjectMember(
            NameOf(property),
            property.Name,
            property.PropertyType,
            target => get.Invoke(target),
            set is null ? null : (target, value) => set.Invoke(target, value));
    }

    private static bool IsMapped(MemberInfo member) => member.GetCustomAttribute<NotMappedAttribute>() is null;

    private static string NameOf(MemberInfo member) => member.GetCustomAttribute<ColumnAttribute>()?.Name ?? member.Name;
}
