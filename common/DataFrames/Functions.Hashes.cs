namespace SparkPersonalization.DataFrames;

/// <summary>Hashes.</summary>
public static partial class Functions
{
    /// <summary>The MD5 of bytes or UTF-8 text, 32 hexadecimal digits.</summary>
    /// <example><code>Md5(Lit("Spark"))  // 8cde774d6f7333752ed72cacddb05126</code></example>
    public static Column Md5(Column column) => Call("md5", column);

    /// <summary>The SHA-1 of bytes or UTF-8 text, 40 hexadecimal digits.</summary>
    /// <example><code>Sha1(Lit("Spark"))  // 85f5955f4b27a9a4c2aab6ffe5d7189fc298b92c</code></example>
    public static Column Sha1(Column column) => Call("sha1", column);

    /// <summary>The SHA-2 of bytes or UTF-8 text in hexadecimal digits; <paramref name="numBits"/> is 224, 256 (or 0), 384 or 512.</summary>
    /// <example><code>Sha2(Lit("Spark"), 256)  // 529bc3b07127ecb7e53a4dcf1991d9152c24537d919178022b2c42657f79a26b</code></example>
    public static Column Sha2(Column column, int numBits) => Call("sha2", column, Lit(numBits));

    /// <summary>The CRC-32 of bytes or UTF-8 text.</summary>
    /// <example><code>Crc32(Lit("Spark"))  // 1557323817</code></example>
    public static Column Crc32(Column column) => Call("crc32", column);

    /// <summary>Spark's Murmur3 hash of all values, 32 bits, seed 42.</summary>
    /// <example><code>Hash(Lit("Spark"), Lit(1))  // 205329825</code></example>
    public static Column Hash(params Column[] columns) => Call("hash", columns);

    /// <summary>The xxHash64 of all values, seed 42.</summary>
    /// <example><code>XXHash64(Lit("Spark"), Lit(1))  // -4449867541325528513</code></example>
    public static Column XXHash64(params Column[] columns) => Call("xxhash64", columns);

    /// <summary>The HMAC-SHA-256 of the UTF-8 bytes of <paramref name="text"/> under those of <paramref name="key"/>, 64 small hexadecimal digits; null where one is null.</summary>
    /// <example><code>HmacSha256(Lit("Spark"), Lit("key"))  // ca10412278d69a7e861638ad677d1511d4e48cf1ccdde357f14f193421c0396f</code></example>
    public static Column HmacSha256(Column text, Column key) => Call("hmac_sha256", text, key);
}
