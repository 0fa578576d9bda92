using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions;

/// <summary>Short ways to define functions over values of fixed width, which are neither boxed nor called on null.</summary>
internal static class Scalar
{
    internal static ScalarFunctionDefinition Of<T, TResult>(string name, DuckDbType parameter, DuckDbType result, Func<T, TResult> function)
        where T : unmanaged
        where TResult : unmanaged => new()
        {
            Name = name,
            Parameters = [parameter],
            Result = result,
            Body = call =>
            {
                foreach (var row in call.Rows)
                {
                    call.Result.Write(row, function(call.Argument(0).Value<T>(row)));
                }
            },
        };

    internal static ScalarFunctionDefinition Of<T1, T2, TResult>(
        string name, DuckDbType first, DuckDbType second, DuckDbType result, Func<T1, T2, TResult> function)
        where T1 : unmanaged
        where T2 : unmanaged
        where TResult : unmanaged => new()
        {
            Name = name,
            Parameters = [first, second],
            Result = result,
            Body = call =>
            {
                foreach (var row in call.Rows)
                {
                    call.Result.Write(row, function(call.Argument(0).Value<T1>(row), call.Argument(1).Value<T2>(row)));
                }
            },
        };

    internal static ScalarFunctionDefinition Double(string name, Func<double, double> function) =>
        Of(name, DuckDbType.Double, DuckDbType.Double, function);

    internal static ScalarFunctionDefinition Double(string name, Func<double, double, double> function) =>
        Of(name, DuckDbType.Double, DuckDbType.Double, DuckDbType.Double, function);

    internal static ScalarFunctionDefinition Long(string name, Func<long, long, long> function) =>
        Of(name, DuckDbType.BigInt, DuckDbType.BigInt, DuckDbType.BigInt, function);
}
