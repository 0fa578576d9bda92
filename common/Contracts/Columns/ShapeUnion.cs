namespace SparkPersonalization.Contracts.Columns;

/// <summary>The columns that hold the values of several schemas.</summary>
/// <param name="clash">What is told of a path whose values cannot lie in one column.</param>
internal sealed class ShapeUnion(Action<string, string> clash)
{
    internal StructShape Of(StructShape left, StructShape right, string path = "")
    {
        var fields = left.Fields.ToList();
        foreach (var field in right.Fields)
        {
            var at = fields.FindIndex(f => f.Name == field.Name);
            if (at >= 0)
                fields[at] = Field(fields[at], field, path + field.Name);
            else if (fields.Find(f => string.Equals(f.Name, field.Name, StringComparison.OrdinalIgnoreCase)) is { } twin)
                clash(path + field.Name, $"other schemas call it '{twin.Name}', and columns cannot differ in case only");
            else
                fields.Add(field);
        }

        return new StructShape(fields);
    }

    private FieldShape Field(FieldShape left, FieldShape right, string path) =>
        new(left.Name, Of(left.Shape, right.Shape, path), left.NullIsAbsent && right.NullIsAbsent);

    private Shape Of(Shape left, Shape right, string path) => (left, right) switch
    {
        _ when left == right => left,
        (RawShape raw, _) when raw.YieldsTo(right) => right,
        (_, RawShape raw) when raw.YieldsTo(left) => left,
        (StructShape l, StructShape r) => Of(l, r, path + "."),
        (ArrayShape l, ArrayShape r) => new ArrayShape(Of(l.Element, r.Element, path + "[]")),
        _ => Clash(left, right, path),
    };

    private Shape Clash(Shape left, Shape right, string path)
    {
        clash(path, $"here it is {right.Description}, in other schemas {left.Description}");
        return left;
    }
}
