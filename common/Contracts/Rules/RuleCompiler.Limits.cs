using System.Text.Json;
using SparkPersonalization.Contracts.Columns;
using SparkPersonalization.Contracts.Schemas;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts.Rules;

internal sealed partial class RuleCompiler
{
    private void Limits(SchemaNode node, Shape shape, Place place)
    {
        foreach (var constraint in node.Constraints.Where(c => (c.AppliesTo & Group(shape)) != 0))
            Limit(constraint, shape, place);
    }

    private void Limit(Constraint constraint, Shape shape, Place place)
    {
        var (value, at) = (constraint.Value, place.Value);
        switch (constraint.Keyword)
        {
            case "enum" or "const":
                Values(constraint, shape, place);
                break;
            case "pattern":
                var pattern = value.GetString()!;
                if (EcmaPattern.Fault(pattern) is null)
                    Add(ViolationCodes.Pattern, place, $"must match {pattern}", $"NOT regexp_like({at}, {Sql.Text(EcmaPattern.ToJava(pattern))})");
                break;
            case "format":
                if (Formats.Names.Contains(value.GetString()!) && Formats.Violated(value.GetString()!, at) is { } violated)
                    Add(ViolationCodes.Format, place, $"must have the format {value.GetString()}", violated);
                break;
            case "minLength" or "maxLength":
                Add(ViolationCodes.Range, place, $"must have {Bound(constraint)} characters", $"char_length({at}) {Sign(constraint)} {value.GetDouble():F0}");
                break;
            case "minItems" or "maxItems":
                Add(ViolationCodes.Range, place, $"must have {Bound(constraint)} elements", $"size({at}) {Sign(constraint)} {value.GetDouble():F0}");
                break;
            case "uniqueItems":
                Unique(constraint, (ArrayShape)shape, place);
                break;
            default:
                Add(ViolationCodes.Range, place, $"must be {NumberBound(constraint)}", NumberLimits.Violated(constraint, at, shape.Type));
                break;
        }
    }

    private void Values(Constraint constraint, Shape shape, Place place)
    {
        var values = constraint.Keyword == "const" ? [constraint.Value] : constraint.Value.EnumerateArray().ToList();
        var given = values.Where(v => v.ValueKind != JsonValueKind.Null).ToList();
        if (given.Count == 0)
            return;
        var message = $"must be {(given.Count == 1 ? "" : "one of ")}{string.Join(", ", given.Select(v => v.GetRawText()))}";
        Add(ViolationCodes.Enum, place, message, shape.Type switch
        {
            NumericType number => NumberLimits.NotAmong(given, place.Value, number),
            BooleanType => $"{place.Value} NOT IN ({string.Join(", ", given.Select(v => v.GetRawText()))})",
            _ => $"{place.Value} NOT IN ({Sql.Texts(given.Select(v => v.GetString()!))})",
        });
    }

    private void Unique(Constraint constraint, ArrayShape array, Place place)
    {
        if (constraint.Value.ValueKind != JsonValueKind.True)
            return;
        if (array.Element is ScalarShape)
            Add(ViolationCodes.Range, place, "must have no element twice", $"size(array_distinct({place.Value})) < size({place.Value})");
        else
            Fault(constraint, "Only elements without parts can be compared here: leave uniqueItems out.");
    }

    private static string Sign(Constraint constraint) => constraint.Keyword.StartsWith("min", StringComparison.Ordinal) ? "<" : ">";

    private static string Bound(Constraint constraint) =>
        $"at {(constraint.Keyword.StartsWith("min", StringComparison.Ordinal) ? "least" : "most")} {constraint.Value.GetRawText()}";

    private static string NumberBound(Constraint constraint) => constraint.Keyword switch
    {
        "exclusiveMinimum" => $"above {constraint.Value.GetRawText()}",
        "exclusiveMaximum" => $"below {constraint.Value.GetRawText()}",
        "multipleOf" => $"a multiple of {constraint.Value.GetRawText()}",
        _ => Bound(constraint),
    };
}
