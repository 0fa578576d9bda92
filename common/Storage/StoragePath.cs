using System.Buffers;
using System.Globalization;
using System.Text;

namespace SparkPersonalization.Storage;

/// <summary>Paths and URIs of files: their parts, and the percent-encoding that Delta logs keep paths in.</summary>
public static class StoragePath
{
    // What java.net.URI leaves as it is in a path (unreserved, punctuation, '/' and '@'); Hadoop's Path.toUri, which Spark writes, uses it.
    private static readonly SearchValues<char> UriPathCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'(),;:$&+=/@");

    /// <summary>The last part of a path.</summary>
    /// <param name="path">A path with <c>/</c> as separator.</param>
    /// <returns>What follows the last separator.</returns>
    public static string Name(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path[(path.LastIndexOf('/') + 1)..];
    }

    /// <summary>The path without its last part.</summary>
    /// <param name="path">A path with <c>/</c> as separator.</param>
    /// <returns>What comes before the last separator; empty where there is none.</returns>
    public static string Parent(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var cut = path.LastIndexOf('/');
        return cut == 0 ? "/" : path[..Math.Max(cut, 0)];
    }

    /// <summary>A path below a directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="relative">The path from there, without a leading separator.</param>
    /// <returns>Both joined by one separator.</returns>
    public static string Combine(string directory, string relative)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return directory.EndsWith('/') ? directory + relative : $"{directory}/{relative}";
    }

    /// <summary>Whether a path is a directory or lies below it. Both are compared part by part, as they are written.</summary>
    /// <param name="directory">The directory, in canonical form.</param>
    /// <param name="path">The path, in canonical form.</param>
    /// <returns>True for the directory itself and everything in it, false for <c>/lake-2</c> and <c>/lake</c>.</returns>
    public static bool IsInside(string directory, string path)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(path);
        return path.StartsWith(directory, StringComparison.Ordinal)
            && (path.Length == directory.Length || directory.EndsWith('/') || path[directory.Length] == '/');
    }

    /// <summary>A name for a file that is being written, in the directory of its final name, hidden from Spark and from listings of tables.</summary>
    /// <param name="path">The final name.</param>
    /// <returns>A path that no other call gives.</returns>
    public static string Temporary(string path)
    {
        var name = $".{Name(path)}.{Guid.NewGuid():N}.tmp";
        var directory = Parent(path);
        return directory.Length == 0 ? name : Combine(directory, name);
    }

    /// <summary>Whether a name is one that <see cref="Temporary"/> makes.</summary>
    /// <param name="name">A file's name without its directory.</param>
    /// <returns>True for the name of a temporary file.</returns>
    public static bool IsTemporary(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith('.') && name.EndsWith(".tmp", StringComparison.Ordinal);
    }

    /// <summary>Percent-decodes a path, as readers of the <c>path</c> fields of a Delta log must.</summary>
    /// <param name="encoded">The path in a log, a URI or a part of one.</param>
    /// <returns>The path on the storage. A <c>%</c> without two hexadecimal digits after it stays.</returns>
    public static string Decode(string encoded)
    {
        ArgumentNullException.ThrowIfNull(encoded);
        if (!encoded.Contains('%'))
        {
            return encoded;
        }

        var source = Encoding.UTF8.GetBytes(encoded);
        var decoded = new byte[source.Length];
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            decoded[length++] = IsEscape(source, i) ? (byte)((Digit(source[++i]) << 4) | Digit(source[++i])) : source[i];
        }

        return Encoding.UTF8.GetString(decoded, 0, length);
    }

    /// <summary>Percent-encodes a path the way Spark does for the <c>path</c> fields of a Delta log.</summary>
    /// <param name="path">The path on the storage.</param>
    /// <returns>The path with everything encoded that may not stand in a URI; letters beyond ASCII stay.</returns>
    public static string Encode(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.AsSpan().ContainsAnyExcept(UriPathCharacters))
        {
            return path;
        }

        var encoded = new StringBuilder(path.Length + 16);
        foreach (var rune in path.EnumerateRunes())
        {
            if (StaysInUri(rune))
            {
                encoded.Append(rune.ToString());
            }
            else
            {
                AppendEscaped(encoded, rune);
            }
        }

        return encoded.ToString();
    }

    private static bool StaysInUri(Rune rune) =>
        rune.IsAscii ? UriPathCharacters.Contains((char)rune.Value) : !Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune);

    private static void AppendEscaped(StringBuilder text, Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
        {
            text.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }
    }

    private static bool IsEscape(byte[] text, int at) =>
        text[at] == '%' && at + 2 < text.Length && Digit(text[at + 1]) >= 0 && Digit(text[at + 2]) >= 0;

    private static int Digit(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        _ => -1,
    };
}
