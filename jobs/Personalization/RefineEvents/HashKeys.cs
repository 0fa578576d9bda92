using System.Security.Cryptography;
using System.Text;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Personalization.RefineEvents;

/// <summary>The key of the hashes of personal data where none is given: made once for a lake, so that an address has one hash in it.</summary>
internal static class HashKeys
{
    private const int KeyBytes = 32;

    internal static string Of(string lake)
    {
        var path = Path.Combine(lake, "_secrets", "hash-key");
        var bytes = LocalStorage.Instance.TryReadAllBytes(path) ?? Create(path);
        return Encoding.ASCII.GetString(bytes);
    }

    // Of two runs at once one wins, and both use its key.
    private static byte[] Create(string path)
    {
        var directory = Path.GetDirectoryName(path)!;
        LocalStorage.Instance.CreateDirectory(directory);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        LocalStorage.Instance.TryCreate(path, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes))));
        return ((IStorage)LocalStorage.Instance).ReadAllBytes(path);
    }
}
