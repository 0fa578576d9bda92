using SparkPersonalization.Contracts.Columns;
using SparkPersonalization.Contracts.Schemas;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts.Rules;

internal sealed partial class RuleCompiler
{
    /// <summary>
    /// The column of what reading could not put into its columns, an array of structs: <c>at</c> (the path with indexes), <c>path</c> (with
    /// <c>[]</c> for each) and <c>found</c> (the JSON type). Empty, never null, where rules are asked.
    /// </summary>
    internal const string FoundColumn = "__found";

    /// <summary>The column of <see cref="FoundColumn"/> as violations.</summary>
    internal const string TypesColumn = "__types";

    private static readonly (string Found, JsonTypes Type)[] FoundTypes =
    [
        ("null", JsonTypes.Null),
        ("boolean", JsonTypes.Boolean),
        ("number", JsonTypes.Number),
        ("string", JsonTypes.String),
        ("array", JsonTypes.Array),
        ("object", JsonTypes.Object),
    ];

    private void Types(SchemaNode node, Shape shape, Place place)
    {
        if (shape is RawShape)
        {
            RawTypes(node, place);
            return;
        }

        _verdicts.Add(new TypeVerdict(place.Path, null, ViolationCodes.Type));
        var own = Group(shape);
        foreach (var (found, type) in FoundTypes.Where(t => (node.Types & t.Type) != 0))
        {
            if (type != own)
                _verdicts.Add(new TypeVerdict(place.Path, found, null));
            else if (CodeOfUnfit(node, type) is { } code)
                _verdicts.Add(new TypeVerdict(place.Path, found, code));
        }
    }

    // A value of the column's own type that it could not take: a text that is no date, or a number that it has no room for.
    private static string? CodeOfUnfit(SchemaNode node, JsonTypes type) => type switch
    {
        JsonTypes.String => ViolationCodes.Format,
        JsonTypes.Number when node.Types.HasFlag(JsonTypes.Number) => ViolationCodes.Range,
        _ => null,
    };

    private static JsonTypes Group(Shape shape) => shape switch
    {
        StructShape => JsonTypes.Object,
        ArrayShape => JsonTypes.Array,
        ScalarShape { Scalar: BooleanType } => JsonTypes.Boolean,
        ScalarShape { Scalar: NumericType } => JsonTypes.Number,
        _ => JsonTypes.String,
    };

    // The first character of a JSON text tells its type.
    private void RawTypes(SchemaNode node, Place place)
    {
        if (node.Types == JsonTypes.Any)
            return;
        var first = $"left({place.Value}, 1)";
        var allowed = new List<string>();
        if (node.Types.HasFlag(JsonTypes.Integer))
            allowed.Add(node.Types.HasFlag(JsonTypes.Number) ? $"regexp_like({first}, '^[-0-9]')" : $"regexp_like({place.Value}, '^-?[0-9]+([.]0+)?$')");
        var letters = FoundTypes.Where(t => t.Type != JsonTypes.Number && node.Types.HasFlag(t.Type)).SelectMany(t => FirstLetters(t.Type)).ToList();
        if (letters.Count > 0)
            allowed.Add($"{first} IN ({Sql.Texts(letters)})");
        Add(ViolationCodes.Type, place, $"must be {JsonTypeNames.Describe(node.Types)}", $"NOT {Sql.Any(allowed)}");
    }

    private static string[] FirstLetters(JsonTypes type) => type switch
    {
        JsonTypes.Null => ["n"],
        JsonTypes.Boolean => ["t", "f"],
        JsonTypes.String => ["\""],
        JsonTypes.Array => ["["],
        _ => ["{"],
    };
}
