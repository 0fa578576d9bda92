using Apache.Arrow;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions;

/// <summary>Users' C# functions over arrays of Apache Arrow: a call gets the rows of one of DuckDB's vectors.</summary>
internal static class ArrowCalls
{
    /// <summary>Makes a definition.</summary>
    internal static ScalarFunctionDefinition Define(string name, UserFunction function, Func<IArrowArray[], IArrowArray> batch, IReadOnlyList<DataType> arguments) => new()
    {
        Name = name,
        Parameters = [.. arguments.Select(SparkTypes.ToDuckDb)],
        Result = SparkTypes.ToDuckDb(function.ReturnType),
        CalledOnNull = true,
        IsVolatile = !function.IsDeterministic,
        Body = call => Run(call, function, batch, arguments),
    };

    private static void Run(ScalarCall call, UserFunction function, Func<IArrowArray[], IArrowArray> batch, IReadOnlyList<DataType> arguments)
    {
        var arrays = arguments.Select((type, i) => ArrowArrays.Read(call.Argument(i), type, call.RowCount)).ToArray();
        using var result = Invoke(function, batch, arrays, call.RowCount);
        if (result.Length != call.RowCount)
        {
            throw Failed(function, call.RowCount, $"it gave {result.Length} values.");
        }

        ArrowArrays.Write(result, function.ReturnType, call.Result);
        foreach (var array in arrays)
        {
            array.Dispose();
        }
    }

    private static IArrowArray Invoke(UserFunction function, Func<IArrowArray[], IArrowArray> batch, IArrowArray[] arrays, int count)
    {
        try
        {
            return batch(arrays) ?? throw Failed(function, count, "it gave null instead of an array.");
        }
        catch (Exception e) when (e is not SparkException)
        {
            throw Failed(function, count, $"{e.Message} The first row has ({string.Join(", ", arrays.Select(a => ArgumentTexts.Of(ArrowArrays.First(a))))}).", e);
        }
    }

    private static SparkException Failed(UserFunction function, int count, string why, Exception? inner = null) =>
        new("FAILED_EXECUTE_UDF", $"The function {function.Name} failed for {count} rows: {why}", inner!);
}
