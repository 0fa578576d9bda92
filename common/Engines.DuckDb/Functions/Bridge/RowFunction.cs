using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Functions.Bridge;

/// <summary>
/// Functions of one row at a time over boxed values, for user-defined functions. Values are as <see cref="ValueCodec"/> says.
/// </summary>
internal static class RowFunction
{
    /// <summary>Makes a definition.</summary>
    /// <param name="name">The name in SQL.</param>
    /// <param name="parameters">The arguments' types; arguments are cast to them.</param>
    /// <param name="result">The result's type.</param>
    /// <param name="function">The function. It must not keep the array, which is another row's after the call.</param>
    /// <param name="calledOnNull">Whether it is called where an argument is null; yes by default, as Spark calls user-defined functions.</param>
    /// <param name="isVolatile">Whether equal arguments may give different results; no by default.</param>
    /// <returns>The definition.</returns>
    internal static ScalarFunctionDefinition Define(
        string name,
        IReadOnlyList<DataType> parameters,
        DataType result,
        Func<object?[], object?> function,
        bool calledOnNull = true,
        bool isVolatile = false)
    {
        var types = parameters.Select(SparkTypes.ToDuckDb).ToArray();
        var readers = types.Zip(parameters, ValueCodec.Reader).ToArray();
        var write = ValueCodec.Writer(result);
        return new ScalarFunctionDefinition
        {
            Name = name,
            Parameters = types,
            Result = SparkTypes.ToDuckDb(result),
            CalledOnNull = calledOnNull,
            IsVolatile = isVolatile,
            Body = call => Compute(call, readers, write, function),
        };
    }

    /// <summary>Makes the definition of a function of any number of arguments of any types.</summary>
    /// <param name="name">The name in SQL.</param>
    /// <param name="result">The result's type.</param>
    /// <param name="function">The function. It must not keep the array, which is another row's after the call.</param>
    /// <param name="calledOnNull">Whether it is called where an argument is null; yes by default.</param>
    /// <param name="isVolatile">Whether equal arguments may give different results; no by default.</param>
    /// <returns>The definition.</returns>
    internal static ScalarFunctionDefinition DefineVariadic(
        string name, DataType result, Func<object?[], object?> function, bool calledOnNull = true, bool isVolatile = false)
    {
        var write = ValueCodec.Writer(result);
        return new ScalarFunctionDefinition
        {
            Name = name,
            VariadicParameter = DuckDbType.Any,
            Result = SparkTypes.ToDuckDb(result),
            CalledOnNull = calledOnNull,
            IsVolatile = isVolatile,
            Bind = arguments => Enumerable.Range(0, arguments.Count).Select(i => ValueCodec.Reader(arguments.Type(i))).ToArray(),
            Body = call => Compute(call, (ValueRead[])call.Bound!, write, function),
        };
    }

    private static void Compute(ScalarCall call, ValueRead[] readers, ValueWrite write, Func<object?[], object?> function)
    {
        var arguments = new object?[readers.Length];
        foreach (var row in call.Rows)
        {
            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i] = readers[i](call.Argument(i), row);
            }

            write(call.Result, row, function(arguments));
        }
    }
}
