using System.Security.Cryptography;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.Engines.DuckDb.Functions;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Calls of C# functions over one row's values: one definition in DuckDB for each function and types of arguments.</summary>
internal static class RowCalls
{
    /// <summary>A function that gives null where an argument is null.</summary>
    internal static SayCall Of(Func<object?[], object?> compute) => Typed((_, _) => compute, calledOnNull: false);

    /// <summary>A function that is asked for nulls too.</summary>
    internal static SayCall OnNull(Func<object?[], object?> compute) => Typed((_, _) => compute, calledOnNull: true);

    /// <summary>A function that gives null where it would end with an error.</summary>
    internal static SayCall Try(Func<object?[], object?> compute) => Typed((_, _) => Tried(compute), calledOnNull: false);

    /// <summary>A function that depends on the call's types or constants, or on the session.</summary>
    /// <param name="make">Makes the function.</param>
    /// <param name="calledOnNull">Whether it is asked for nulls.</param>
    internal static SayCall Typed(Func<BoundCall, TranslationSettings, Func<object?[], object?>> make, bool calledOnNull) => (call, arguments, translator) =>
    {
        var key = string.Join(";", call.Arguments.Select(Describe).Append(call.DataType.Json).Append(translator.Settings.TimeZone).Append(call.Function));
        var name = $"spark_row_{string.Concat(call.Function.Where(char.IsAsciiLetterOrDigit))}_{Hash(key)}";
        var function = KnownFunctions.GetOrAdd(name, () => RowFunction.Define(
            name, [.. call.Arguments.Select(a => a.DataType)], call.DataType, make(call, translator.Settings), calledOnNull));
        return $"{translator.Resources.AddFunction(function)}({string.Join(", ", arguments)})";
    };

    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];

    internal static Func<object?[], object?> Tried(Func<object?[], object?> compute) => arguments =>
    {
        try
        {
            return compute(arguments);
        }
        catch (SparkException)
        {
            return null;
        }
    };

    // A constant may make a function of its own, such as a format or schema.
    private static string Describe(BoundExpression argument) => argument is BoundLiteral { Value: string text } ? $"{argument.DataType.Json}={text}" : argument.DataType.Json;
}
