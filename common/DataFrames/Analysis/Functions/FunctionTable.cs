using System.Collections.Frozen;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>
/// All functions and operators that the API knows, by Spark's names. Parser, analysis and documentation read this one table; an engine
/// lists only how it says each. A function is added by one entry in its family's file.
/// </summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, FunctionDefinition> ByName = Families()
        .SelectMany(d => d.Aliases.Prepend(d.Name).Select(name => (name, d)))
        .ToFrozenDictionary(p => p.name, p => p.d, StringComparer.OrdinalIgnoreCase);

    /// <summary>All definitions, each once.</summary>
    internal static IReadOnlyList<FunctionDefinition> All { get; } = [.. Families()];

    /// <summary>Functions that only analysis calls, in the place of what users write.</summary>
    internal static IReadOnlyCollection<string> Internal { get; } = [TimeWindows.All, VariantFunctions.Entries, "getarrayitem", "getmapvalue"];

    internal static FunctionDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Names near to one that is not there, nearest first.</summary>
    internal static IEnumerable<string> Near(string name) => NearNames.Of(name, ByName.Keys);

    private static IEnumerable<FunctionDefinition> Families() =>
    [
        .. OperatorFunctions.All,
        .. ConditionalFunctions.All,
        .. MathFunctions.All,
        .. RandomFunctions.All,
        .. StringFunctions.All,
        .. TextFunctions.All,
        .. FormatFunctions.All,
        .. BitFunctions.All,
        .. DateFunctions.All,
        .. TimeFunctions.All,
        .. CollectionFunctions.All,
        .. ArrayFunctions.All,
        .. StructFunctions.All,
        .. HashFunctions.All,
        .. JsonFunctions.All,
        .. VariantFunctions.All,
        .. AggregateFunctions.All,
        .. StatisticsFunctions.All,
        .. TryFunctions.All,
        .. WindowFunctions.All,
        .. WindowingFunctions.All,
        .. GeneratorFunctions.All,
    ];
}
