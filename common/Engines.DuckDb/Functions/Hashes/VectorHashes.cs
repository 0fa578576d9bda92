using System.Numerics;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Functions.Hashes;

/// <summary>Adds the value at a row to a hash. A null adds nothing.</summary>
internal delegate long VectorHash(VectorReader vector, int row, long seed);

/// <summary>How Spark hashes the values of each type: arrays and structs part by part, each hash seeding the next.</summary>
internal static class VectorHashes
{
    private const int NaNBits = 0x7FC00000;
    private const long NaNBits64 = 0x7FF8000000000000;
    private const int MaxLongDigits = 18;

    /// <summary>The hash of a type's values.</summary>
    /// <exception cref="NotSupportedException">Spark does not hash such values, or the engine does not.</exception>
    internal static VectorHash Of(DuckDbType type, ITypedHash hash)
    {
        var notNull = NotNull(type, hash);
        return (vector, row, seed) => vector.IsNull(row) ? seed : notNull(vector, row, seed);
    }

    private static VectorHash NotNull(DuckDbType type, ITypedHash hash) => type.Kind switch
    {
        DuckDbTypeKind.SqlNull => (_, _, seed) => seed,
        DuckDbTypeKind.Boolean => (v, row, seed) => hash.Int(v.Value<bool>(row) ? 1 : 0, seed),
        DuckDbTypeKind.TinyInt => (v, row, seed) => hash.Int(v.Value<sbyte>(row), seed),
        DuckDbTypeKind.UTinyInt => (v, row, seed) => hash.Int(v.Value<byte>(row), seed),
        DuckDbTypeKind.SmallInt => (v, row, seed) => hash.Int(v.Value<short>(row), seed),
        DuckDbTypeKind.USmallInt => (v, row, seed) => hash.Int(v.Value<ushort>(row), seed),
        DuckDbTypeKind.Integer or DuckDbTypeKind.Date => (v, row, seed) => hash.Int(v.Value<int>(row), seed),
        DuckDbTypeKind.UInteger => (v, row, seed) => hash.Long(v.Value<uint>(row), seed),
        DuckDbTypeKind.BigInt or DuckDbTypeKind.Timestamp or DuckDbTypeKind.TimestampTz => (v, row, seed) => hash.Long(v.Value<long>(row), seed),
        DuckDbTypeKind.UBigInt => (v, row, seed) => Big(hash, v.Value<ulong>(row), seed),
        DuckDbTypeKind.HugeInt => (v, row, seed) => Big(hash, v.Value<Int128>(row), seed),
        DuckDbTypeKind.Float => (v, row, seed) => hash.Int(Bits(v.Value<float>(row)), seed),
        DuckDbTypeKind.Double => (v, row, seed) => hash.Long(Bits(v.Value<double>(row)), seed),
        DuckDbTypeKind.Varchar or DuckDbTypeKind.Blob => (v, row, seed) => hash.Bytes(v.Bytes(row), seed),
        DuckDbTypeKind.Decimal => Decimal(type, hash),
        DuckDbTypeKind.List => List(Of(type.Element, hash)),
        DuckDbTypeKind.Struct => Struct([.. type.Fields.Select(f => Of(f.Type, hash))]),
        _ => throw new NotSupportedException($"Values of type {SparkTypes.ToSpark(type).Sql} are not hashed."),
    };

    // DuckDB keeps a decimal in the smallest whole number that has its digits.
    private static VectorHash Decimal(DuckDbType type, ITypedHash hash) => type.Precision switch
    {
        <= 4 => (v, row, seed) => hash.Long(v.Value<short>(row), seed),
        <= 9 => (v, row, seed) => hash.Long(v.Value<int>(row), seed),
        <= MaxLongDigits => (v, row, seed) => hash.Long(v.Value<long>(row), seed),
        _ => (v, row, seed) => Big(hash, v.Value<Int128>(row), seed),
    };

    private static VectorHash List(VectorHash element) => (vector, row, seed) =>
    {
        var (start, count) = vector.List(row);
        for (var i = start; i < start + count; i++)
        {
            seed = element(vector.Element, i, seed);
        }

        return seed;
    };

    private static VectorHash Struct(VectorHash[] fields) => (vector, row, seed) =>
    {
        for (var i = 0; i < fields.Length; i++)
        {
            seed = fields[i](vector.Field(i), row, seed);
        }

        return seed;
    };

    private static long Big(ITypedHash hash, BigInteger value, long seed) => hash.Bytes(value.ToByteArray(isBigEndian: true), seed);

    private static int Bits(float value) => value == 0 ? 0 : float.IsNaN(value) ? NaNBits : BitConverter.SingleToInt32Bits(value);

    private static long Bits(double value) => value == 0 ? 0 : double.IsNaN(value) ? NaNBits64 : BitConverter.DoubleToInt64Bits(value);
}
