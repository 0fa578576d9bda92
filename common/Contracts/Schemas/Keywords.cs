namespace SparkPersonalization.Contracts.Schemas;

/// <summary>The keywords of JSON Schema (draft 2020-12) that a contract may use.</summary>
internal static class Keywords
{
    /// <summary>The annotation that names a column's type.</summary>
    internal const string SparkType = "x-sparkType";

    /// <summary>Keywords that limit values of one type, by that type.</summary>
    internal static readonly IReadOnlyDictionary<string, JsonTypes> Limits = new Dictionary<string, JsonTypes>(StringComparer.Ordinal)
    {
        ["minimum"] = JsonTypes.Number,
        ["maximum"] = JsonTypes.Number,
        ["exclusiveMinimum"] = JsonTypes.Number,
        ["exclusiveMaximum"] = JsonTypes.Number,
        ["multipleOf"] = JsonTypes.Number,
        ["minLength"] = JsonTypes.String,
        ["maxLength"] = JsonTypes.String,
        ["pattern"] = JsonTypes.String,
        ["format"] = JsonTypes.String,
        ["minItems"] = JsonTypes.Array,
        ["maxItems"] = JsonTypes.Array,
        ["uniqueItems"] = JsonTypes.Array,
    };

    /// <summary>What says nothing about validity.</summary>
    internal static readonly IReadOnlySet<string> Annotations =
        new HashSet<string>(StringComparer.Ordinal) { "$schema", "$id", "$comment", "title", "description", "default", "examples", "deprecated" };

    private static readonly string[] Others =
        ["$ref", "$defs", "allOf", "type", "enum", "const", "properties", "required", "items", "additionalProperties", SparkType];

    internal static IEnumerable<string> All => Limits.Keys.Concat(Annotations).Concat(Others);
}
