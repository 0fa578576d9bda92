using System.Globalization;

namespace SparkPersonalization.Contracts.Rules;

/// <summary>Where in a record a value is, and how SQL says it: inside arrays by a lambda's variable.</summary>
internal sealed record Place
{
    private Place(string path, string value, IReadOnlyList<string> arrays) => (Path, Value, Arrays) = (path, value, arrays);

    /// <summary>The record itself, whose fields are columns.</summary>
    internal static Place Record { get; } = new("", "", []);

    /// <summary>The path, such as <c>properties.products[].price</c>.</summary>
    internal string Path { get; }

    /// <summary>The value in SQL; inside arrays a part of the innermost variable.</summary>
    internal string Value { get; }

    /// <summary>The arrays around the value, outermost first; all but the first are parts of the variable before.</summary>
    internal IReadOnlyList<string> Arrays { get; }

    internal Place Field(string name) => new(Join(Path, name), Join(Value, Sql.Name(name)), Arrays);

    internal Place Elements() => new($"{Path}[]", Variable(Arrays.Count), [.. Arrays, Value]);

    /// <summary>The place that a rule of no schema names.</summary>
    internal static Place Named(string path) => new(path, "", []);

    /// <inheritdoc/>
    public bool Equals(Place? other) => other is not null && other.Path == Path;

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether a condition is true of the value, or of some element.</summary>
    internal string Some(string condition)
    {
        if (Arrays.Count > 0)
            condition = $"coalesce({condition}, false)";
        for (var i = Arrays.Count - 1; i >= 0; i--)
            condition = $"exists({Arrays[i]}, {Variable(i)} -> {condition})";
        return condition;
    }

    /// <summary>Of how many elements a condition is true.</summary>
    internal string Count(string condition)
    {
        var count = $"size(filter({Arrays[^1]}, {Variable(Arrays.Count - 1)} -> {condition}))";
        for (var i = Arrays.Count - 2; i >= 0; i--)
            count = $"aggregate(transform({Arrays[i]}, {Variable(i)} -> coalesce({count}, 0)), 0, (s, n) -> s + n)";
        return count;
    }

    /// <summary>The variable of an array's elements.</summary>
    /// <param name="depth">How many arrays are around that one.</param>
    internal static string Variable(int depth) => string.Create(CultureInfo.InvariantCulture, $"e{depth}");

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
