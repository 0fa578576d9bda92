using System.Security.Cryptography;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.DuckDb.Functions.Formats;

/// <summary>AES in the modes GCM (12 bytes of nonce first, 16 of tag last), CBC (16 bytes of vector first) and ECB.</summary>
internal static class Ciphers
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int BlockSize = 16;

    /// <summary>Text, key, mode, padding, vector and further authenticated data; the last four may be left out.</summary>
    internal static object Encrypt(object?[] a)
    {
        var (text, key, mode) = ((byte[])a[0]!, Key(a[1]!), Mode(a));
        var given = a.Length > 4 && a[4] is byte[] { Length: > 0 } v ? v : null;
        switch (mode)
        {
            case "GCM":
                var nonce = Vector(given, NonceSize, mode);
                var (cipher, tag) = (new byte[text.Length], new byte[TagSize]);
                using (var gcm = new AesGcm(key, TagSize))
                {
                    gcm.Encrypt(nonce, text, cipher, tag, a.Length > 5 ? (byte[])a[5]! : null);
                }

                return (byte[])[.. nonce, .. cipher, .. tag];
            case "CBC":
                using (var cbc = Aes(key))
                {
                    var vector = Vector(given, BlockSize, mode);
                    return (byte[])[.. vector, .. cbc.EncryptCbc(text, vector)];
                }

            default:
                using (var ecb = Aes(key))
                {
                    return ecb.EncryptEcb(text, PaddingMode.PKCS7);
                }
        }
    }

    /// <summary>Cipher, key, mode, padding and further authenticated data; the last three may be left out.</summary>
    internal static object Decrypt(object?[] a)
    {
        try
        {
            return Decrypt((byte[])a[0]!, Key(a[1]!), Mode(a), a.Length > 4 ? (byte[])a[4]! : null);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or OverflowException)
        {
            throw new SparkException("INVALID_PARAMETER_VALUE.AES_CRYPTO_ERROR", $"The bytes cannot be decrypted: {e.Message}", e);
        }
    }

    private static byte[] Decrypt(byte[] cipher, byte[] key, string mode, byte[]? authenticated)
    {
        if (mode == "GCM")
        {
            var text = new byte[cipher.Length - NonceSize - TagSize];
            using var gcm = new AesGcm(key, TagSize);
            gcm.Decrypt(cipher.AsSpan(0, NonceSize), cipher.AsSpan(NonceSize, text.Length), cipher.AsSpan(cipher.Length - TagSize), text, authenticated);
            return text;
        }

        using var aes = Aes(key);
        return mode == "CBC" ? aes.DecryptCbc(cipher.AsSpan(BlockSize), cipher.AsSpan(0, BlockSize)) : aes.DecryptEcb(cipher, PaddingMode.PKCS7);
    }

    private static Aes Aes(byte[] key)
    {
        var aes = System.Security.Cryptography.Aes.Create();
        aes.Key = key;
        return aes;
    }

    private static byte[] Vector(byte[]? given, int size, string mode) => given is null ? RandomNumberGenerator.GetBytes(size)
        : given.Length == size ? given
        : throw new SparkException("INVALID_PARAMETER_VALUE.AES_IV_LENGTH", $"Supports {size}-byte IVs for {mode} mode, but got {given.Length} bytes.");

    private static byte[] Key(object key) => (byte[])key is { Length: 16 or 24 or 32 } bytes
        ? bytes
        : throw new SparkException("INVALID_PARAMETER_VALUE.AES_KEY_LENGTH", $"Expects a binary value with 16, 24 or 32 bytes, but got {((byte[])key).Length} bytes.");

    private static string Mode(object?[] a)
    {
        var mode = a.Length > 2 ? ((string)a[2]!).ToUpperInvariant() : "GCM";
        return mode is "GCM" or "CBC" or "ECB" ? mode : throw new SparkException("UNSUPPORTED_FEATURE.AES_MODE", $"AES-{mode} is not supported: use GCM, CBC or ECB.");
    }
}
