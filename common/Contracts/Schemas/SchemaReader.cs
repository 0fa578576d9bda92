using System.Text.Json;
using SparkPersonalization.DataFrames.Analysis;

namespace SparkPersonalization.Contracts.Schemas;

/// <summary>Reads schemas, follows their references, and refuses by name what it does not know.</summary>
internal sealed partial class SchemaReader(JsonFiles files, FaultList faults)
{
    private readonly List<Origin> _open = [];

    /// <summary>What a file's schema says; null and a fault where it cannot be read.</summary>
    internal SchemaNode? Read(string file) => files.Read(file) is { } schema ? Node(schema, new Origin(file, "")) : null;

    private SchemaNode Node(JsonElement schema, Origin origin)
    {
        var node = new SchemaNode(origin);
        switch (schema.ValueKind)
        {
            case JsonValueKind.True:
                break;
            case JsonValueKind.Object:
                node = schema.EnumerateObject().Aggregate(node, (n, keyword) => With(n, keyword, origin.Into(keyword.Name)));
                break;
            case JsonValueKind.False:
                Fault(origin, "The schema false accepts nothing: leave out what holds it.");
                break;
            default:
                Fault(origin, $"A schema is an object, not {Kind(schema)}.");
                break;
        }

        if (node.Types == JsonTypes.None)
        {
            Fault(origin, "No value has all the types that this schema and its parts ask for: let them agree.");
            return node with { Types = JsonTypes.Any };
        }

        return node;
    }

    private SchemaNode With(SchemaNode node, JsonProperty keyword, Origin origin)
    {
        var value = keyword.Value;
        switch (keyword.Name)
        {
            case "$ref":
                return node.And(Reference(value, origin));
            case "allOf":
                return Elements(value, origin).Aggregate(node, (n, part) => n.And(Node(part.Value, part.Origin)));
            case "$defs":
                foreach (var definition in Members(value, origin))
                    _ = Node(definition.Value, origin.Into(definition.Name));
                return node;
            case "type":
                return node with { Types = node.Types & Types(value, origin) };
            case "enum" or "const":
                return WithValues(node, keyword, origin);
            case "required":
                return node with { Required = [.. node.Required.Union(Texts(value, origin))] };
            case "properties":
                return Members(value, origin).Aggregate(node, (n, p) => n.And(Property(p, origin)));
            case "items":
                return node.And(new SchemaNode(node.Origin) { Items = Node(value, origin) });
            case "additionalProperties":
                ExpectAnything(value, origin);
                return node;
            case Keywords.SparkType:
                return node with { SparkType = Text(value, origin) };
            case var limit when Keywords.Limits.TryGetValue(limit, out var appliesTo):
                CheckLimit(limit, value, origin);
                return node with { Constraints = [.. node.Constraints, new Constraint(limit, value, appliesTo, origin)] };
            case var annotation when Keywords.Annotations.Contains(annotation):
                return node;
            default:
                var near = string.Join(", ", NearNames.Of(keyword.Name, Keywords.All).Take(3));
                Fault(origin, $"The keyword '{keyword.Name}' is not known here: leave it out, or say it by others. Near ones: {near}.");
                return node;
        }
    }

    private SchemaNode Property(JsonProperty property, Origin origin)
    {
        var at = origin.Into(property.Name);
        if (property.Name.AsSpan().IndexOfAny(".[]:") >= 0 || property.Name.Length == 0)
            Fault(at, "A property's name becomes a column's: it must not be empty nor have any of . [ ] : in it.");
        return new SchemaNode(origin) { Properties = [new(property.Name, Node(property.Value, at))] };
    }

    private SchemaNode WithValues(SchemaNode node, JsonProperty keyword, Origin origin)
    {
        var values = keyword.Name == "const" ? [keyword.Value] : Elements(keyword.Value, origin).Select(e => e.Value).ToList();
        var types = values.Aggregate(JsonTypes.None, (t, v) => t | JsonTypeNames.Of(v));
        if ((types & (JsonTypes.Array | JsonTypes.Object)) != 0)
            Fault(origin, "Values of arrays or objects cannot be compared here: give the values of their parts.");
        if (JsonTypeNames.GroupsOf(types).Count > 1)
            Fault(origin, "The values have several types, which one column cannot hold: give values of one type, besides null.");
        var constraint = new Constraint(keyword.Name, keyword.Value, types & ~JsonTypes.Null, origin);
        return node with { Types = node.Types & types, Constraints = [.. node.Constraints, constraint] };
    }

    private void Fault(Origin origin, string message) => faults.Add(origin.File, origin.Pointer, message);
}
