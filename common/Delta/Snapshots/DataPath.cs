using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Snapshots;

/// <summary>Paths in a log, and where they lead.</summary>
internal static class DataPath
{
    internal static string Resolve(IStorage storage, string tablePath, string path)
    {
        if (HasScheme(path))
        {
            return storage.Canonical(path);
        }

        var decoded = StoragePath.Decode(path);
        if (decoded.StartsWith('/'))
        {
            return storage.Canonical(decoded);
        }

        return Array.IndexOf(decoded.Split('/'), "..") < 0
            ? StoragePath.Combine(tablePath, decoded)
            : throw new DeltaLogCorruptedException(
                $"The log of '{tablePath}' names the file '{path}', whose '..' leads out of the table. Do not trust this log; restore it from a copy.");
    }

    // RFC 3986: a letter, then letters, digits, '+', '-' and '.', before the first ':'.
    private static bool HasScheme(string path)
    {
        var colon = path.IndexOf(':');
        if (colon < 1 || !char.IsAsciiLetter(path[0]))
        {
            return false;
        }

        foreach (var c in path.AsSpan(0, colon))
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
