namespace SparkPersonalization.Engines.DuckDb.Functions.Json.Lenient;

/// <summary>What a part of a JSON text is.</summary>
internal enum JsonPartKind
{
    Null,
    True,
    False,

    /// <summary>A number without point and exponent.</summary>
    Whole,

    /// <summary>Any other number.</summary>
    Real,
    Text,
    Array,
    Object,
}

/// <summary>A part of a JSON text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A text without quotes and escapes; of all else the text as it stands there.</param>
/// <param name="Elements">The elements of an array, or the values of an object.</param>
/// <param name="Names">The names of an object's values.</param>
internal sealed record JsonPart(JsonPartKind Kind, string Text, IReadOnlyList<JsonPart> Elements, IReadOnlyList<string> Names)
{
    internal JsonPart(JsonPartKind kind, string text)
        : this(kind, text, [], [])
    {
    }

    /// <summary>The pairs of an object.</summary>
    internal IEnumerable<(string Name, JsonPart Value)> Members => Names.Zip(Elements);
}
