using System.Security.Cryptography;

namespace SparkPersonalization.Kafka.Settings;

/// <summary>Private keys in PEM in the one form that all clients read.</summary>
internal static class PrivateKeys
{
    private const string Encrypted = "BEGIN ENCRYPTED PRIVATE KEY";

    private static readonly Func<AsymmetricAlgorithm>[] Kinds = [RSA.Create, ECDsa.Create];

    /// <summary>A key in PKCS#8 without a password.</summary>
    /// <param name="pem">The key.</param>
    /// <param name="password">The password that it is under, or null.</param>
    /// <exception cref="ArgumentException">It is no such key, or the password is not its own.</exception>
    internal static string Plain(string pem, string? password) =>
        Kinds.Select(make => TryRead(make, pem, password)).FirstOrDefault(key => key is not null)
        ?? throw new ArgumentException(
            "Option 'kafka.ssl.key.location' or 'kafka.ssl.key.pem' must give a private key in PEM, of RSA or an elliptic curve; one under a password as PKCS#8, with the password in 'kafka.ssl.key.password'.");

    private static string? TryRead(Func<AsymmetricAlgorithm> make, string pem, string? password)
    {
        using var key = make();
        try
        {
            if (pem.Contains(Encrypted, StringComparison.Ordinal))
            {
                key.ImportFromEncryptedPem(pem, password ?? "");
            }
            else
            {
                key.ImportFromPem(pem);
            }

            return key.ExportPkcs8PrivateKeyPem();
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // Another kind of key; the caller says where none fits.
            return null;
        }
    }
}
