using System.Collections;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;

namespace SparkPersonalization.JobModel.Options;

/// <summary>One option of a job.</summary>
public sealed class OptionDefinition
{
    private readonly OptionType _type;
    private readonly Type _element;

    internal OptionDefinition(PropertyInfo property, ImmutableArray<PropertyInfo> path)
    {
        Property = property;
        Path = path;
        Name = KebabCase.From(property.Name);
        _element = ElementOf(property.PropertyType) ?? property.PropertyType;
        IsList = _element != property.PropertyType;
        _type = OptionType.Find(_element) ?? throw Misuse("has a type that no option can have");
        Description = property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? throw Misuse("needs a [Description]");
        if (property.SetMethod is null)
            throw Misuse("needs a setter or init");
    }

    /// <summary>The name in kebab-case, without dashes before it.</summary>
    public string Name { get; }

    /// <summary>What the option says, for the help.</summary>
    public string Description { get; }

    /// <summary>Whether several values can be given: repeated, or with commas between them.</summary>
    public bool IsList { get; }

    /// <summary>Whether the name alone, without a value, says yes.</summary>
    public bool IsSwitch => !IsList && (Nullable.GetUnderlyingType(_element) ?? _element) == typeof(bool);

    /// <summary>What stands for a value in help, as <c>DURATION</c>.</summary>
    public string Placeholder => IsList ? $"{_type.Placeholder},..." : _type.Placeholder;

    internal PropertyInfo Property { get; }

    /// <summary>The groups from the options class down to the property's own class.</summary>
    internal ImmutableArray<PropertyInfo> Path { get; }

    /// <summary>What a value must be, in words.</summary>
    internal string Expected => IsList ? $"a list, each {_type.Expected}" : _type.Expected;

    internal object? ParseOne(string text) => _type.Parse(text);

    /// <summary>The value of a list option.</summary>
    internal object MakeList(IReadOnlyList<object> elements)
    {
        var array = Array.CreateInstance(_element, elements.Count);
        for (var i = 0; i < elements.Count; i++)
            array.SetValue(elements[i], i);
        return array;
    }

    /// <summary>The value as a person would give it; null where nothing is set.</summary>
    internal string? Show(object? value) => value switch
    {
        null => null,
        IEnumerable list when IsList => string.Join(',', list.Cast<object>().Select(_type.Format)) is { Length: > 0 } text ? text : null,
        _ => _type.Format(value),
    };

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private InvalidOperationException Misuse(string rule) =>
        new($"The option '{Property.DeclaringType}.{Property.Name}' {rule}.");
}
