using SparkPersonalization.Contracts.Schemas;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts.Columns;

/// <summary>Finds the shape of a schema's column.</summary>
internal sealed class ShapeReader(FaultList faults)
{
    /// <summary>The shape for a schema: by its types, else by the types that its keywords speak of.</summary>
    internal Shape Of(SchemaNode node)
    {
        var groups = JsonTypeNames.GroupsOf(node.Types);
        if (groups.Count > 1 && JsonTypeNames.GroupsOf(node.Types & node.Spoken) is { Count: > 0 } spoken)
            groups = spoken;
        if (groups.Count > 1 && node.Spoken != JsonTypes.None)
            Fault(node, $"The keywords speak of {string.Join(" and ", groups.Select(JsonTypeNames.Describe))}, which one column cannot hold: give one type, besides null.");
        var shape = groups.Count == 1 ? OfGroup(node, groups[0]) : new RawShape(node.Types & ~JsonTypes.Null);
        if (node.SparkType is not null && groups is not [JsonTypes.Number])
            Fault(node, $"{Keywords.SparkType} chooses the type of a number's column: take it away, or let the type be number or integer.");
        return shape;
    }

    /// <summary>The shape for an object's schema.</summary>
    internal StructShape OfObject(SchemaNode node)
    {
        var unnamed = node.Required.Where(name => node.Find(name) is null).Select(name => KeyValuePair.Create(name, new SchemaNode(node.Origin)));
        var fields = node.Properties.Concat(unnamed)
            .Select(p => new FieldShape(p.Key, Of(p.Value), p.Value.Types.HasFlag(JsonTypes.Null) && !node.Required.Contains(p.Key)))
            .ToList();
        foreach (var same in fields.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            Fault(node, $"The properties {string.Join(" and ", same.Select(f => f.Name))} differ only in case, which columns cannot: leave all but one out.");
        return new StructShape(fields);
    }

    private Shape OfGroup(SchemaNode node, JsonTypes group) => group switch
    {
        JsonTypes.Boolean => new ScalarShape(new BooleanType()),
        JsonTypes.Number => new ScalarShape(Number(node)),
        JsonTypes.String => new ScalarShape(Text(node)),
        JsonTypes.Array => node.Items is { } items && Of(items) is var element and not RawShape ? new ArrayShape(element) : new RawShape(group),
        _ => OfObject(node) is { Fields.Count: > 0 } structure ? structure : new RawShape(group),
    };

    private DataType Number(SchemaNode node)
    {
        if (node.SparkType is null)
            return node.Types.HasFlag(JsonTypes.Fraction) ? new DoubleType() : new LongType();
        try
        {
            if (DataType.FromDdl(node.SparkType) is NumericType type)
                return type;
        }
        catch (FormatException)
        {
            // What is no type at all is refused below, as one that holds no numbers is.
        }

        Fault(node, $"{Keywords.SparkType} '{node.SparkType}' is no type of numbers: use bigint, int, double or decimal(precision,scale).");
        return new DoubleType();
    }

    // A date-time is kept as an instant, a date as a day: reading them checks their form.
    private DataType Text(SchemaNode node)
    {
        var format = node.Constraints.FirstOrDefault(c => c.Keyword == "format" && c.Value.ValueEquals("date-time"))
            ?? node.Constraints.FirstOrDefault(c => c.Keyword == "format" && c.Value.ValueEquals("date"));
        if (format is null)
            return new StringType();
        foreach (var other in node.Constraints.Where(c => c.AppliesTo == JsonTypes.String && c.Keyword != "format"))
            faults.Add(other.Origin.File, other.Origin.Pointer, "A date or date-time is read into a column that keeps no text: leave this keyword out.");
        return format.Value.ValueEquals("date") ? new DateType() : new TimestampType();
    }

    private void Fault(SchemaNode node, string message) => faults.Add(node.Origin.File, node.Origin.Pointer, message);
}
