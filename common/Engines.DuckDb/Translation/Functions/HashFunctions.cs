using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Hashes. Spark's own (<c>hash</c>, <c>xxhash64</c>) go over typed values, one after the other.</summary>
internal static class HashFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "md5", "md5({0})" },
        { "sha sha1", "sha1({0})" },
        { "sha2", (call, a, _) => $"spark_sha2({Bytes(call, a, 0)}, {a[1]})" },
        { "hmac_sha256", (call, a, _) => $"spark_hmac_sha256({Bytes(call, a, 0)}, {Bytes(call, a, 1)})" },
        { "crc32", (call, a, _) => $"spark_crc32({Bytes(call, a, 0)})" },
        { "xxhash64", "spark_xxhash64({*})" },
        { "hash", "spark_hash({*})" },
    };

    private static string Bytes(BoundCall call, string[] arguments, int index) =>
        call.Arguments[index].DataType is StringType ? $"encode({arguments[index]})" : arguments[index];
}
