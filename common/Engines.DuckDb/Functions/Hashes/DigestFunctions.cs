using System.IO.Hashing;
using System.Security.Cryptography;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Hashes;

/// <summary>Digests of bytes, as lower-case hexadecimal.</summary>
internal static class DigestFunctions
{
    private static readonly DataType Bytes = new BinaryType();
    private static readonly DataType Text = new StringType();

    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        StringFunctions.Define("spark_sha2", [Bytes, new IntegerType()], Text, a => Sha2((byte[])a[0]!, (int)a[1]!)),
        StringFunctions.Define("spark_hmac_sha256", [Bytes, Bytes], Text, a => Convert.ToHexStringLower(HMACSHA256.HashData(key: (byte[])a[1]!, source: (byte[])a[0]!))),
        StringFunctions.Define("spark_crc32", [Bytes], new LongType(), a => (long)Crc32.HashToUInt32((byte[])a[0]!)),
    ];

    private static string? Sha2(byte[] bytes, int bits) => bits switch
    {
        224 => Convert.ToHexStringLower(Sha224.HashData(bytes)),
        0 or 256 => Convert.ToHexStringLower(SHA256.HashData(bytes)),
        384 => Convert.ToHexStringLower(SHA384.HashData(bytes)),
        512 => Convert.ToHexStringLower(SHA512.HashData(bytes)),
        _ => null,
    };
}
