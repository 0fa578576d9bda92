using System.Numerics;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
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
        Bind = arguments => Enumerable.Range(0, arguments.Count).Select(i => new Argument(ValueCodec.Reader(arguments.Type(i)), SparkTypes.ToSpark(arguments.Type(i)))).ToArray(),
        Body = call =>
        {
            var arguments = (Argument[])call.Bound!;
            foreach (var row in call.Rows)
            {
                var state = (long)Seed;
                for (var i = 0; i < arguments.Length; i++)
                {
                    state = Add(hash, arguments[i].Read(call.Argument(i), row), arguments[i].Type, state);
                }

                write(call, row, state);
            }
        },
    };

    private static long Add(ITypedHash hash, object? value, DataType type, long seed) => (value, type) switch
    {
        (null, _) => seed,
        (bool b, _) => hash.Int(b ? 1 : 0, seed),
        (sbyte v, _) => hash.Int(v, seed),
        (short v, _) => hash.Int(v, seed),
        (int v, _) => hash.Int(v, seed),
        (Date v, _) => hash.Int(v.DaysSinceEpoch, seed),
        (long v, _) => hash.Long(v, seed),
        (Timestamp v, _) => hash.Long(v.Microseconds, seed),
        (float v, _) => hash.Int(BitConverter.SingleToInt32Bits(v == 0 ? 0 : float.IsNaN(v) ? BitConverter.Int32BitsToSingle(0x7FC00000) : v), seed),
        (double v, _) => hash.Long(BitConverter.DoubleToInt64Bits(v == 0 ? 0 : double.IsNaN(v) ? BitConverter.Int64BitsToDouble(0x7FF8000000000000) : v), seed),
        (string v, _) => hash.Bytes(Encoding.UTF8.GetBytes(v), seed),
        (byte[] v, _) => hash.Bytes(v, seed),
        (_, DecimalType d) => Decimal(hash, value, d, seed),
        (object?[] items, ArrayType a) => items.Aggregate(seed, (state, item) => Add(hash, item, a.ElementType, state)),
        (Row row, StructType s) => row.Values.Zip(s).Aggregate(seed, (state, field) => Add(hash, field.First, field.Second.DataType, state)),
        _ => throw new NotSupportedException($"Values of type {type.Sql} are not hashed, as in Spark."),
    };

    private static long Decimal(ITypedHash hash, object value, DecimalType type, long seed)
    {
        var unscaled = Decimals.Unbox(value, (byte)type.Precision, (byte)type.Scale);
        return type.Precision <= 18 ? hash.Long((long)unscaled, seed) : hash.Bytes(((BigInteger)unscaled).ToByteArray(isBigEndian: true), seed);
    }

    private sealed record Argument(ValueRead Read, DataType Type);
}
