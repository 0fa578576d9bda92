using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>A generator at the top of a select list.</summary>
/// <param name="Definition">The function's entry in the table.</param>
/// <param name="Function">Its name without <c>_outer</c>.</param>
/// <param name="IsOuter">Whether a row that makes none stays.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Names">The names that the user gave to its columns, or none.</param>
internal sealed record GeneratorCall(
    FunctionDefinition Definition, string Function, bool IsOuter, ValueList<Expression> Arguments, ValueList<string> Names)
{
    /// <summary>The alias under which its columns are found, or null.</summary>
    internal string? Qualifier { get; init; }
}

/// <summary>Finds generators.</summary>
internal static class Generators
{
    private const string Outer = "_outer";

    /// <summary>The generator that a column of a select list is, or null.</summary>
    internal static GeneratorCall? Find(Expression expression) => expression switch
    {
        Alias { Child: UnresolvedFunction call } alias => Of(call, alias.Names),
        UnresolvedFunction call => Of(call, []),
        _ => null,
    };

    /// <summary>The generator that a table is made by, under an alias or not; null where it is another table.</summary>
    internal static GeneratorCall? InTable(Relation table) => table switch
    {
        SubqueryAlias alias when InTable(alias.Input) is { } call => call with { Qualifier = alias.Name },
        ToDF named when InTable(named.Input) is { } call => call with { Names = named.ColumnNames },
        UnresolvedTableValuedFunction function when Meant(function) is var meant => Of(new UnresolvedFunction(meant.FunctionName, meant.Arguments), []),
        _ => null,
    };

    /// <summary>The table <c>variant_explode(v)</c> is that of <c>inline</c> over the value's parts.</summary>
    internal static UnresolvedTableValuedFunction Meant(UnresolvedTableValuedFunction function) => function.FunctionName.ToUpperInvariant() switch
    {
        "VARIANT_EXPLODE" => new("inline", [new UnresolvedFunction(VariantFunctions.Entries, function.Arguments)]),
        "VARIANT_EXPLODE_OUTER" => new("inline_outer", [new UnresolvedFunction(VariantFunctions.Entries, function.Arguments)]),
        _ => function,
    };

    private static GeneratorCall? Of(UnresolvedFunction call, ValueList<string> names)
    {
        if (FunctionTable.Find(call.FunctionName) is not { Kind: FunctionKind.Generator } definition)
        {
            return null;
        }

        var isOuter = definition.Name.EndsWith(Outer, StringComparison.Ordinal);
        return new GeneratorCall(definition, isOuter ? definition.Name[..^Outer.Length] : definition.Name, isOuter, call.Arguments, names);
    }
}
