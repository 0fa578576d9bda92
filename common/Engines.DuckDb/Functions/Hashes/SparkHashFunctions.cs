using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Hashes;

/// <summary>Spark's <c>hash</c> (Murmur3) and <c>xxhash64</c>: the values go in one after the other, each hash seeding the next.</summary>
internal static class SparkHashFunctions
{
    private const int Seed = 42;

    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        Define("spark_hash", DuckDbType.Integer, new Murmur3(), (call, row, hash) => call.Result.Write(row, (int)hash)),
        Define("spark_xxhash64", DuckDbType.BigInt, new XxHash64(), (call, row, hash) => call.Result.Write(row, hash)),
    ];

    private static ScalarFunctionDefinition Define(string name, DuckDbType result, ITypedHash hash, Action<ScalarCall, int, long> write) => new()
    {
        Name = name,
        VariadicParameter = DuckDbType.Any,
        Result = result,
        CalledOnNull = true,
        Bind = arguments => Enumerable.Range(0, arguments.Count).Select(i => VectorHashes.Of(arguments.Type(i), hash)).ToArray(),
        Body = call =>
        {
            var arguments = (VectorHash[])call.Bound!;
            foreach (var row in call.Rows)
            {
                var state = (long)Seed;
                for (var i = 0; i < arguments.Length; i++)
                {
                    state = arguments[i](call.Argument(i), row, state);
                }

                write(call, row, state);
            }
        },
    };
}
