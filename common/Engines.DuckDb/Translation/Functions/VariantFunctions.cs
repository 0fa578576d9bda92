using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Variants;
using Definitions = SparkPersonalization.DataFrames.Analysis.Functions.VariantFunctions;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Functions of VARIANT, all of them in C#.</summary>
internal static class VariantFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "parse_json", RowCalls.Of(a => VariantParser.Parse((string)a[0]!)) },
        { "try_parse_json", RowCalls.Try(a => VariantParser.Parse((string)a[0]!)) },
        { "variant_get", RowCalls.Typed((call, settings) => Get(call, settings, isTry: false), calledOnNull: false) },
        { "try_variant_get", RowCalls.Typed((call, settings) => Get(call, settings, isTry: true), calledOnNull: false) },
        { "is_variant_null", RowCalls.OnNull(a => a[0] is Variant { Kind: VariantKind.Null }) },
        { "schema_of_variant", RowCalls.Of(a => VariantSchemas.Text(VariantSchemas.Of((Variant)a[0]!))) },
        { "to_variant_object", RowCalls.Typed((call, _) => a => VariantObjects.Of(a[0], call.Arguments[0].DataType), calledOnNull: false) },
        { Definitions.Entries, RowCalls.Typed((call, _) => a => Entries((Variant)a[0]!, (StructType)((ArrayType)call.DataType).ElementType), calledOnNull: false) },
    };

    /// <summary>The function that casts to or from VARIANT.</summary>
    internal static ScalarFunctionDefinition Cast(DataType from, DataType to, string zone, bool isTry)
    {
        var name = $"spark_variant_cast_{RowCalls.Hash($"{from.Json} {to.Json} {zone} {isTry}")}";
        var casts = new VariantCasts(zone, isTry);
        return KnownFunctions.GetOrAdd(name, () => RowFunction.Define(
            name, [from], to, from is VariantType ? a => casts.To((Variant)a[0]!, to) : a => VariantObjects.Of(a[0], from), calledOnNull: false));
    }

    /// <summary>The type that all values have, as text.</summary>
    internal static string Schema(object?[] values) => VariantSchemas.Text(values.Select(v => VariantSchemas.Of((Variant)v!)).Aggregate((DataType)new NullType(), VariantSchemas.Merge));

    private static Func<object?[], object?> Get(BoundCall call, TranslationSettings settings, bool isTry)
    {
        var casts = new VariantCasts(settings.TimeZone, isTry);
        var known = call.Arguments[1] is BoundLiteral { Value: string text } ? VariantPath.Parse(text, call.Function) : null;
        return a => (known ?? VariantPath.Parse((string)a[1]!, call.Function)).Follow((Variant)a[0]!) is { } found ? casts.To(found, call.DataType) : null;
    }

    private static object? Entries(Variant variant, StructType entry) => variant.Kind switch
    {
        VariantKind.Array => variant.Items.Select((item, i) => (object?)new Row(entry, i, null, item)).ToArray(),
        VariantKind.Object => variant.Items.Select((item, i) => (object?)new Row(entry, i, variant.Names[i], item)).ToArray(),
        _ => Array.Empty<object?>(),
    };
}
