using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>Parts of structs, arrays and maps.</summary>
internal static class FieldAccess
{
    /// <summary>A field by name; of an array of structs, the array of the fields.</summary>
    internal static BoundExpression Get(BoundExpression value, string name) => value.DataType switch
    {
        StructType type => Field(value, type, name),
        ArrayType { ElementType: StructType element } array => EachField(value, array, element, name),
        MapType map => Item("getmapvalue", value, new BoundLiteral(name, new StringType()), map.ValueType),
        var other => throw new AnalysisException(
            "INVALID_EXTRACT_BASE_FIELD_TYPE", $"Can't extract a value from '{name}' of {other.Sql}: need a STRUCT, ARRAY or MAP."),
    };

    /// <summary>A field, an element (from 0) or a map's value, by the value's type.</summary>
    internal static BoundExpression Get(BoundExpression value, BoundExpression extraction) => (value.DataType, extraction) switch
    {
        (StructType or ArrayType { ElementType: StructType }, BoundLiteral { Value: string name }) => Get(value, name),
        (ArrayType array, { DataType: IntegralType }) => Item("getarrayitem", value, TypeCoercion.Cast(extraction, new IntegerType()), array.ElementType),
        (MapType map, _) when TypeCoercion.CanCastImplicitly(extraction.DataType, map.KeyType) =>
            Item("getmapvalue", value, TypeCoercion.Cast(extraction, map.KeyType), map.ValueType),
        _ => throw new AnalysisException(
            "INVALID_EXTRACT_FIELD_TYPE", $"Can't extract from {value.DataType.Sql} by a value of {extraction.DataType.Sql}."),
    };

    private static BoundCall Item(string function, BoundExpression value, BoundExpression key, DataType type) => new(function, [value, key], type, true);

    private static BoundGetField Field(BoundExpression value, StructType type, string name)
    {
        var places = Places(type, name);
        return places.Count == 1
            ? new BoundGetField(value, places[0], type[places[0]].Name, type[places[0]].DataType)
            : throw NoField(type, name, places.Count);
    }

    /// <summary>The fields of all elements, said as <c>transform</c> so that engines need no node of their own for it.</summary>
    private static BoundCall EachField(BoundExpression value, ArrayType array, StructType element, string name)
    {
        var variable = Lambdas.Variable("e", element, array.ContainsNull);
        var field = Field(variable, element, name);
        return new BoundCall("transform", [value, new BoundLambda([variable], field)], new ArrayType(field.DataType), value.IsNullable);
    }

    private static List<int> Places(StructType type, string name) =>
        [.. Enumerable.Range(0, type.Count).Where(i => string.Equals(type[i].Name, name, StringComparison.OrdinalIgnoreCase))];

    private static AnalysisException NoField(StructType type, string name, int found) => found == 0
        ? new("FIELD_NOT_FOUND", $"No such struct field {NameParts.Quote(name)} in {string.Join(", ", type.FieldNames.Select(NameParts.Quote))}.")
        : new("AMBIGUOUS_REFERENCE_TO_FIELDS", $"Ambiguous reference to the field {NameParts.Quote(name)}. It appears {found} times in the schema.");
}
