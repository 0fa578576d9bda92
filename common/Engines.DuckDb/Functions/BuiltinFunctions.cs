using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Casts;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;
using SparkPersonalization.Engines.DuckDb.Functions.Hashes;
using SparkPersonalization.Engines.DuckDb.Functions.Json;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;
using SparkPersonalization.Engines.DuckDb.Functions.Random;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Functions;

/// <summary>
/// The C# functions that every instance has, their names beginning with <c>spark_</c>. Functions whose types or constants depend on the
/// plan are asked for by the translation (<see cref="Translation.QueryResources.AddFunction"/>).
/// </summary>
internal static class BuiltinFunctions
{
    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        .. ArithmeticFunctions.All,
        .. RealFunctions.All,
        .. RandomFunctions.All,
        .. MomentFunctions.All,
        Percentiles.OfDoubles,
        .. CaseFunctions.All,
        .. StringFunctions.All,
        .. DelimiterFunctions.All,
        .. PaddingFunctions.All,
        .. RegexFunctions.All,
        .. EncodingFunctions.All,
        .. LineFunctions.All,
        .. JsonLookup.All,
        .. CalendarFunctions.All,
        .. PatternFunctions.All,
        .. DigestFunctions.All,
        .. SparkHashFunctions.All,
        .. ParsingCasts.All,
        .. TextCasts.All,
        .. NumberCasts.All,
        Tables.PartitionNumbers.Function,
        Tables.RowFilters.Function,
    ];
}
