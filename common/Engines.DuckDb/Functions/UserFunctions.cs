using System.Globalization;
using System.Runtime.CompilerServices;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions;

/// <summary>Users' C# functions as functions of DuckDB, under names that no two share.</summary>
internal static class UserFunctions
{
    private static readonly ConditionalWeakTable<UserFunction, Dictionary<string, ScalarFunctionDefinition>> Known = [];
    private static long _last;

    /// <summary>The definition of a function for arguments of these types: the same one each time.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">The arguments' types.</param>
    /// <returns>The definition.</returns>
    internal static ScalarFunctionDefinition Definition(UserFunction function, IReadOnlyList<DataType> arguments)
    {
        var forms = Known.GetOrCreateValue(function);
        var key = string.Join(",", arguments.Select(a => a.Json));
        lock (forms)
        {
            return forms.TryGetValue(key, out var known) ? known : forms[key] = Define(function, arguments);
        }
    }

    private static ScalarFunctionDefinition Define(UserFunction function, IReadOnlyList<DataType> arguments)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"user_{Interlocked.Increment(ref _last)}");
        return function.InvokeBatch is { } batch
            ? ArrowCalls.Define(name, function, batch, arguments)
            : RowFunction.Define(name, arguments, function.ReturnType, values => Invoke(function, values), isVolatile: !function.IsDeterministic);
    }

    private static object? Invoke(UserFunction function, object?[] values)
    {
        try
        {
            return function.Invoke(values);
        }
        catch (Exception e) when (e is not DataFrames.SparkException)
        {
            throw new DataFrames.SparkException("FAILED_EXECUTE_UDF", $"The function {function.Name} failed for ({string.Join(", ", values.Select(ArgumentTexts.Of))}): {e.Message}", e);
        }
    }
}
