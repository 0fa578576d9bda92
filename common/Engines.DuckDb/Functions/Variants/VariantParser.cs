using System.Globalization;
using System.Numerics;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Json;
using SparkPersonalization.Engines.DuckDb.Functions.Json.Lenient;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;

namespace SparkPersonalization.Engines.DuckDb.Functions.Variants;

/// <summary>JSON as VARIANT: whole numbers are longs where they have room, other numbers decimals where they have no exponent and 38 digits at most, else doubles.</summary>
internal static class VariantParser
{
    private static readonly JsonRules Strict = JsonRules.Default with { SingleQuotes = false, NonNumericNumbers = false };

    /// <summary>Reads a text.</summary>
    /// <exception cref="SparkException">It is no JSON, or an object in it has a key twice.</exception>
    internal static Variant Parse(string text) => JsonParser.Parse(text, Strict, out var fault) is { } part && fault is null
        ? Of(part)
        : throw JsonReading.Malformed(text, fault);

    /// <summary>A part of JSON.</summary>
    /// <exception cref="SparkException">An object in it has a key twice.</exception>
    internal static Variant Of(JsonPart part) => part.Kind switch
    {
        JsonPartKind.Null => new Variant(VariantKind.Null),
        JsonPartKind.True => new Variant(VariantKind.Boolean, true),
        JsonPartKind.False => new Variant(VariantKind.Boolean, false),
        JsonPartKind.Text => new Variant(VariantKind.Text, part.Text),
        JsonPartKind.Whole or JsonPartKind.Real => Number(part),
        JsonPartKind.Array => Variant.Array(part.Elements.Select(Of)),
        _ => Members(part),
    };

    private static Variant Members(JsonPart part)
    {
        var twice = part.Names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? Variant.Object(part.Members.Select(m => KeyValuePair.Create(m.Name, Of(m.Value))))
            : throw new SparkException("VARIANT_DUPLICATE_KEY", $"Failed to build variant because of a duplicate object key `{twice.Key}`.");
    }

    private static Variant Number(JsonPart part)
    {
        if (part.Kind == JsonPartKind.Whole && long.TryParse(part.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return new Variant(VariantKind.Long, whole);
        }

        return !part.Text.AsSpan().ContainsAny("eE") && DecimalText.Parse(part.Text) is (var unscaled, var scale) && scale <= DecimalType.MaxPrecision
            && BigInteger.Abs(unscaled) < BigInteger.Pow(10, DecimalType.MaxPrecision)
            ? new Variant(VariantKind.Decimal, VariantDecimal.Of(unscaled, scale))
            : new Variant(VariantKind.Double, double.Parse(part.Text, CultureInfo.InvariantCulture));
    }
}
