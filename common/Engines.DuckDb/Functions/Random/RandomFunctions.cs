using System.Security.Cryptography;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Random;

/// <summary>
/// Random values by seed and the row's number from 0, so that they do not depend on which thread makes them: as Spark's where it has one
/// partition.
/// </summary>
internal static class RandomFunctions
{
    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        ByRow("spark_rand", DuckDbType.Double, seed => new XorShiftRandom(seed), r => r.NextDouble(), (v, row, value) => v.Write(row, value)),
        ByRow("spark_randn", DuckDbType.Double, seed => new XorShiftRandom(seed), r => r.NextGaussian(), (v, row, value) => v.Write(row, value)),
        ByRow("spark_uuid", DuckDbType.Varchar, seed => new MersenneTwister(seed), r => r.NextUuid(), (v, row, value) => v.WriteText(row, value)),
    ];

    /// <summary>The elements of an array in a random order.</summary>
    internal static ScalarFunctionDefinition Shuffle(string name, ArrayType type) => RowFunction.Define(
        name, [type], type, a => Shuffled((object?[])a[0]!), calledOnNull: false, isVolatile: true);

    /// <summary>The elements of an array in an order of a seed and the row: Spark's where no row before was left out.</summary>
    internal static ScalarFunctionDefinition SeededShuffle(string name, ArrayType type)
    {
        var array = SparkTypes.ToDuckDb(type);
        var (read, write) = (ValueCodec.Reader(array, type), ValueCodec.Writer(type));
        return new()
        {
            Name = name,
            Parameters = [array, DuckDbType.BigInt, DuckDbType.BigInt],
            Result = array,
            CreateState = _ => new ShuffledRows(),
            Body = call =>
            {
                var rows = (ShuffledRows)call.State!;
                foreach (var row in call.Rows)
                {
                    var elements = (object?[])read(call.Argument(0), row)!;
                    write(call.Result, row, rows.Of(elements, call.Argument(1).Value<long>(row), call.Argument(2).Value<long>(row)));
                }
            },
        };
    }

    /// <summary>Texts of one length.</summary>
    internal static ScalarFunctionDefinition Text(string name, int length) =>
        ByRow(name, DuckDbType.Varchar, seed => new XorShiftRandom(seed), r => r.NextText(length), (v, row, value) => v.WriteText(row, value));

    private static object?[] Shuffled(object?[] elements)
    {
        RandomNumberGenerator.Shuffle(elements.AsSpan());
        return elements;
    }

    private static ScalarFunctionDefinition ByRow<TRandom, T>(
        string name, DuckDbType result, Func<long, TRandom> open, Func<TRandom, T> next, Action<VectorWriter, int, T> write)
        where TRandom : class => new()
    {
        Name = name,
        Parameters = [DuckDbType.BigInt, DuckDbType.BigInt],
        Result = result,
        CreateState = _ => new RandomRows<TRandom, T>(open, next),
        Body = call =>
        {
            var rows = (RandomRows<TRandom, T>)call.State!;
            foreach (var row in call.Rows)
            {
                write(call.Result, row, rows.Of(call.Argument(0).Value<long>(row), call.Argument(1).Value<long>(row)));
            }
        },
    };
}
