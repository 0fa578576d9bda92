using SparkPersonalization.Contracts.Columns;
using SparkPersonalization.Contracts.Events;
using SparkPersonalization.Contracts.Rules;
using SparkPersonalization.Contracts.Schemas;
using SparkPersonalization.DataFrames.Parsing;

namespace SparkPersonalization.Contracts;

public sealed partial class EventContract
{
    private const string MismatchColumn = "__mismatches";

    /// <summary>Loads a contract: <c>events.json</c> and the JSON Schemas (draft 2020-12) that it names.</summary>
    /// <param name="schemasDirectory">The directory of the files.</param>
    /// <returns>The contract.</returns>
    /// <exception cref="ContractException">
    /// The contract cannot be used: a file is missing or no JSON, a keyword is not known, columns clash, and so on; all of it is listed.
    /// </exception>
    public static EventContract Load(string schemasDirectory)
    {
        ArgumentNullException.ThrowIfNull(schemasDirectory);
        var faults = new FaultList();
        var files = new JsonFiles(schemasDirectory, faults);
        var index = files.Read(EventIndex.File) is { } content ? EventIndex.Read(content, faults) : null;
        faults.ThrowIfAny();
        var contract = Compile(index!, files, faults);
        faults.ThrowIfAny();
        return contract;
    }

    private static EventContract Compile(EventIndex index, JsonFiles files, FaultList faults)
    {
        var reader = new SchemaReader(files, faults);
        var shapes = new ShapeReader(faults);
        var envelope = SchemaOf(reader, index.Envelope, faults);
        var schemas = index.Kinds.Select(k => (Kind: k, Schema: SchemaOf(reader, k.Schema, faults))).ToList();
        var columns = shapes.OfObject(envelope);
        foreach (var (kind, schema) in schemas)
        {
            var union = new ShapeUnion((path, how) => faults.Add(kind.Schema, "", $"The column '{path}' has another type than elsewhere: {how}. Give it one type, or another name."));
            columns = union.Of(columns, shapes.OfObject(schema));
        }

        CheckColumns(index, columns, faults);
        List<KindRules> rules =
        [
            RuleCompiler.Compile("", envelope, columns, faults),
            .. schemas.Select(s => WithoutImplied(RuleCompiler.Compile(s.Kind.Name, s.Schema, columns, faults), s.Kind)),
        ];
        var book = new RuleBook(rules, [.. index.Rules.Select((r, i) => General(r, i, faults))]);
        return new EventContract(columns, index.Kinds, book, FingerprintOf(files));
    }

    private static SchemaNode SchemaOf(SchemaReader reader, string file, FaultList faults)
    {
        var schema = reader.Read(file) ?? new SchemaNode(new Origin(file, ""));
        if (!schema.Types.HasFlag(JsonTypes.Object))
            faults.Add(file, "", "Records are objects: let the schema's type be object.");
        return schema;
    }

    private static KindRules WithoutImplied(KindRules rules, EventKind kind) =>
        rules with { Rules = [.. rules.Rules.Where(r => !KindExpressions.IsImplied(r, kind))] };

    private static void CheckColumns(EventIndex index, StructShape columns, FaultList faults)
    {
        foreach (var field in columns.Fields.Where(f => f.Name.StartsWith("__", StringComparison.Ordinal)))
            faults.Add(index.Envelope, $"/properties/{field.Name}", "Names of columns that begin with __ are kept for reading: choose another name.");
        string[] needed = index.Kinds.Any(k => k.Event is not null) ? [KindExpressions.TypeColumn, KindExpressions.EventColumn] : [KindExpressions.TypeColumn];
        foreach (var name in needed.Where(n => columns.Find(n)?.Shape is not ScalarShape { Scalar: DataFrames.Types.StringType }))
            faults.Add(index.Envelope, "/properties", $"The kinds are told apart by the property '{name}': let the envelope have it, of type string.");
    }

    private static Rule General(EventRule rule, int place, FaultList faults)
    {
        try
        {
            _ = SparkSqlParser.ParseExpression(rule.Valid);
        }
        catch (ParseException e)
        {
            faults.Add(EventIndex.File, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/rules/{place}/valid"), $"The condition is not Spark SQL: {e.Message}");
        }

        return new Rule(rule.Code, Place.Named(rule.Column), rule.Message, $"NOT ({rule.Valid})");
    }

    private static string FingerprintOf(JsonFiles files) => Contracts.Fingerprint.Of(files.Known.Select(f => (f.Key, f.Value, f.Key != EventIndex.File)));
}
