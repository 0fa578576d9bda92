using System.Text.Json.Nodes;
using SparkPersonalization.Contracts.Schemas;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts.Columns;

/// <summary>What column holds the values of a schema.</summary>
internal abstract record Shape
{
    /// <summary>The column's type.</summary>
    internal abstract DataType Type { get; }

    /// <summary>The shape in words.</summary>
    internal virtual string Description => Type.SimpleString;
}

/// <summary>JSON text: of values of several types, or of objects and arrays whose parts no schema names.</summary>
/// <param name="Types">The types of the values.</param>
internal sealed record RawShape(JsonTypes Types) : Shape
{
    internal override DataType Type { get; } = new StringType();

    internal override string Description => $"JSON text of {JsonTypeNames.Describe(Types)}";

    /// <summary>Whether a shape with parts may take the place of this one, which says nothing of them.</summary>
    internal bool YieldsTo(Shape other) =>
        Types.HasFlag(JsonTypes.Any & ~JsonTypes.Null)
        || (Types == JsonTypes.Object && other is StructShape)
        || (Types == JsonTypes.Array && other is ArrayShape);
}

/// <summary>One value without parts.</summary>
internal sealed record ScalarShape(DataType Scalar) : Shape
{
    internal override DataType Type => Scalar;
}

/// <summary>An array whose elements have one shape.</summary>
internal sealed record ArrayShape(Shape Element) : Shape
{
    internal override DataType Type => new ArrayType(Element.Type);
}

/// <summary>An object's named fields.</summary>
internal sealed record StructShape(IReadOnlyList<FieldShape> Fields) : Shape
{
    internal override DataType Type => Struct;

    internal StructType Struct => new(Fields.Select(f => f.Field));

    internal FieldShape? Find(string name) => Fields.FirstOrDefault(f => f.Name == name);
}

/// <summary>A field of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its column's shape.</param>
/// <param name="NullIsAbsent">Whether it does not matter if the key is missing or null, so that reading need not tell.</param>
internal sealed record FieldShape(string Name, Shape Shape, bool NullIsAbsent)
{
    /// <summary>The field as reading takes it.</summary>
    internal StructField Field => new(Name, Shape.Type, isNullable: true, Metadata());

    private JsonObject Metadata()
    {
        var metadata = new JsonObject();
        if (Shape is RawShape)
            metadata["json"] = "raw";
        if (NullIsAbsent)
            metadata["jsonNull"] = "absent";
        return metadata;
    }
}
