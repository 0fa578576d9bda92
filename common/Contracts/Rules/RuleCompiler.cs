using SparkPersonalization.Contracts.Columns;
using SparkPersonalization.Contracts.Schemas;

namespace SparkPersonalization.Contracts.Rules;

/// <summary>Says a kind's schema as rules over the columns that it shares with other kinds.</summary>
internal sealed partial class RuleCompiler
{
    private readonly FaultList _faults;
    private readonly List<Rule> _rules = [];
    private readonly List<TypeVerdict> _verdicts = [];

    private RuleCompiler(FaultList faults) => _faults = faults;

    /// <summary>The rules of a kind.</summary>
    /// <param name="kind">The kind's name.</param>
    /// <param name="schema">What it asks for.</param>
    /// <param name="columns">The columns of all kinds.</param>
    /// <param name="faults">Takes what cannot be said.</param>
    internal static KindRules Compile(string kind, SchemaNode schema, StructShape columns, FaultList faults)
    {
        var compiler = new RuleCompiler(faults);
        compiler.Object(schema, columns, Place.Record);
        return new KindRules(kind, compiler._rules, compiler._verdicts);
    }

    private void Object(SchemaNode node, StructShape columns, Place place)
    {
        foreach (var name in node.Required)
            Required(name, columns, place);
        foreach (var (name, property) in node.Properties)
        {
            if (columns.Find(name) is { } field)
                Value(property, field.Shape, place.Field(name));
        }
    }

    // An object that is null or absent itself lacks no keys. A null that reading told of is no missing key.
    private void Required(string name, StructShape columns, Place place)
    {
        if (columns.Find(name) is null)
            return;
        var field = place.Field(name);
        var missing = place == Place.Record ? $"{field.Value} IS NULL" : $"({place.Value} IS NOT NULL AND {field.Value} IS NULL)";
        var told = Sql.Text(field.Path);
        var isMissing = place.Arrays.Count == 0
            ? $"({missing} AND NOT exists({FoundColumn}, f -> f.path = {told}))"
            : $"{place.Count(missing)} > size(filter({FoundColumn}, f -> f.path = {told}))";
        _rules.Add(new Rule(ViolationCodes.Required, field, "is missing", missing) { Violated = isMissing });
    }

    private void Value(SchemaNode node, Shape shape, Place place)
    {
        Types(node, shape, place);
        switch (shape)
        {
            case RawShape when node.Constraints.Count > 0:
                foreach (var constraint in node.Constraints)
                    Fault(constraint, "The column holds JSON text, on which this cannot be checked: give the value, or the array's elements, one type.");
                break;
            case StructShape structure:
                Object(node, structure, place);
                break;
            case ArrayShape array:
                Limits(node, array, place);
                if (node.Items is { } items)
                    Value(items, array.Element, place.Elements());
                break;
            case ScalarShape scalar:
                Limits(node, scalar, place);
                break;
        }
    }

    private void Add(string code, Place place, string message, string violated) => _rules.Add(new Rule(code, place, message, violated));

    private void Fault(Constraint constraint, string message) => _faults.Add(constraint.Origin.File, constraint.Origin.Pointer, message);
}
