using System.Text.Json;

namespace SparkPersonalization.Contracts.Schemas;

/// <summary>What a schema says of one value, with its references and parts (<c>$ref</c>, <c>allOf</c>) taken together.</summary>
/// <param name="Origin">Where it was written.</param>
internal sealed record SchemaNode(Origin Origin)
{
    internal JsonTypes Types { get; init; } = JsonTypes.Any;

    /// <summary>Keywords that limit a value of one type.</summary>
    internal IReadOnlyList<Constraint> Constraints { get; init; } = [];

    /// <summary>The properties, in the order in which they were met.</summary>
    internal IReadOnlyList<KeyValuePair<string, SchemaNode>> Properties { get; init; } = [];

    internal IReadOnlyList<string> Required { get; init; } = [];

    internal SchemaNode? Items { get; init; }

    /// <summary>The column type that <c>x-sparkType</c> asks for.</summary>
    internal string? SparkType { get; init; }

    /// <summary>The types that some keyword speaks of.</summary>
    internal JsonTypes Spoken =>
        Constraints.Aggregate(
            (Properties.Count > 0 || Required.Count > 0 ? JsonTypes.Object : JsonTypes.None) | (Items is null ? JsonTypes.None : JsonTypes.Array),
            (types, constraint) => types | constraint.AppliesTo);

    internal SchemaNode? Find(string property) => Properties.FirstOrDefault(p => p.Key == property).Value;

    /// <summary>A value must meet both.</summary>
    internal SchemaNode And(SchemaNode other) => this with
    {
        Types = Types & other.Types,
        Constraints = [.. Constraints, .. other.Constraints],
        Properties = Merge(Properties, other.Properties),
        Required = [.. Required.Union(other.Required)],
        Items = Items is null ? other.Items : other.Items is null ? Items : Items.And(other.Items),
        SparkType = other.SparkType ?? SparkType,
    };

    private static List<KeyValuePair<string, SchemaNode>> Merge(
        IReadOnlyList<KeyValuePair<string, SchemaNode>> left, IReadOnlyList<KeyValuePair<string, SchemaNode>> right)
    {
        var merged = left.ToList();
        foreach (var (name, node) in right)
        {
            var at = merged.FindIndex(p => p.Key == name);
            if (at < 0)
                merged.Add(new(name, node));
            else
                merged[at] = new(name, merged[at].Value.And(node));
        }

        return merged;
    }
}

/// <summary>A place in a file.</summary>
internal sealed record Origin(string File, string Pointer)
{
    internal Origin Into(string name) =>
        this with { Pointer = $"{Pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}" };
}

/// <summary>A keyword that limits values of one type.</summary>
/// <param name="Keyword">Its name.</param>
/// <param name="Value">What it says.</param>
/// <param name="AppliesTo">The type whose values it limits; for <c>enum</c> and <c>const</c> those of their values.</param>
/// <param name="Origin">Where it was written.</param>
internal sealed record Constraint(string Keyword, JsonElement Value, JsonTypes AppliesTo, Origin Origin);
