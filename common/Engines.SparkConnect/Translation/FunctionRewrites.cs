using System.Security.Cryptography;
using System.Text;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Functions of this library that Spark has not: said in Spark's own, or refused.</summary>
internal static class FunctionRewrites
{
    // The block that HMAC pads keys to with SHA-256 (RFC 2104).
    private const int HmacBlock = 64;
    private const byte InnerPad = 0x36;
    private const byte OuterPad = 0x5c;

    private static readonly Dictionary<string, Func<UnresolvedFunction, Expression>> Table = new(StringComparer.OrdinalIgnoreCase)
    {
        ["hmac_sha256"] = HmacSha256,
        [StrictJsonReads.Function] = _ => throw Untranslatable.Because(
            "FromJsonStrict outside of Select and WithColumn", "Make a column of it by Select or WithColumn first, and use that column."),
    };

    /// <summary>The call in Spark's functions; the call itself where Spark has it.</summary>
    internal static Expression Of(UnresolvedFunction call) => Table.TryGetValue(call.FunctionName, out var rewrite) ? rewrite(call) : call;

    private static Expression HmacSha256(UnresolvedFunction call)
    {
        if (call.Arguments is not [var text, Literal { Value: string key }])
        {
            throw Untranslatable.Because("HmacSha256 with a key that is no constant", "Give the key as Lit(...).");
        }

        var block = new byte[HmacBlock];
        var bytes = Encoding.UTF8.GetBytes(key);
        (bytes.Length > HmacBlock ? SHA256.HashData(bytes) : bytes).CopyTo(block, 0);
        var inner = Sha256(Padded(block, InnerPad), new Cast(text, new BinaryType()));
        return Sha256(Padded(block, OuterPad), new UnresolvedFunction("unhex", [inner]));
    }

    private static UnresolvedFunction Sha256(Expression first, Expression second) =>
        new("sha2", [new UnresolvedFunction("concat", [first, second]), new Literal(256, new IntegerType())]);

    private static Literal Padded(byte[] block, byte pad) => new(Array.ConvertAll(block, b => (byte)(b ^ pad)), new BinaryType());
}
