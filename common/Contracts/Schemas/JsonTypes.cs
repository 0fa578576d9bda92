using System.Text.Json;

namespace SparkPersonalization.Contracts.Schemas;

/// <summary>Types of JSON values. A number may be whole or not, so that <c>number</c> is both <see cref="Integer"/> and <see cref="Fraction"/>.</summary>
[Flags]
internal enum JsonTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Fraction = 8,
    Number = Integer | Fraction,
    String = 16,
    Array = 32,
    Object = 64,
    Any = Null | Boolean | Number | String | Array | Object,
}

internal static class JsonTypeNames
{
    internal static readonly string[] All = ["null", "boolean", "integer", "number", "string", "array", "object"];

    private static readonly JsonTypes[] Values =
        [JsonTypes.Null, JsonTypes.Boolean, JsonTypes.Integer, JsonTypes.Number, JsonTypes.String, JsonTypes.Array, JsonTypes.Object];

    /// <summary>The types of which a column holds one; numbers are one.</summary>
    private static readonly JsonTypes[] Groups = [JsonTypes.Boolean, JsonTypes.Number, JsonTypes.String, JsonTypes.Array, JsonTypes.Object];

    /// <summary>The type that a schema calls so, or <see cref="JsonTypes.None"/>.</summary>
    internal static JsonTypes Parse(string? name) => System.Array.IndexOf(All, name) is var i and >= 0 ? Values[i] : JsonTypes.None;

    /// <summary>The groups of which some type is among these.</summary>
    internal static IReadOnlyList<JsonTypes> GroupsOf(JsonTypes types) => System.Array.FindAll(Groups, g => (g & types) != 0);

    /// <summary>The names in a schema's words.</summary>
    internal static string Describe(JsonTypes types)
    {
        var names = All.Where((name, i) => types.HasFlag(Values[i]) && !(name == "integer" && types.HasFlag(JsonTypes.Number)));
        return string.Join(" or ", names);
    }

    /// <summary>The types that hold a value; all numbers for a number.</summary>
    internal static JsonTypes Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => JsonTypes.Null,
        JsonValueKind.True or JsonValueKind.False => JsonTypes.Boolean,
        JsonValueKind.Number => JsonTypes.Number,
        JsonValueKind.String => JsonTypes.String,
        JsonValueKind.Array => JsonTypes.Array,
        _ => JsonTypes.Object,
    };
}
