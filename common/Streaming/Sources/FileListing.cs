using System.Text;
using System.Text.RegularExpressions;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>
/// Finds the files of a path or glob as Spark's file sources do: those directly in a directory and in its partition directories
/// (<c>key=value</c>), all below with <c>recursiveFileLookup</c>; never those whose names begin with <c>_</c> or <c>.</c>, which are
/// still being written or belong to a writer's bookkeeping.
/// </summary>
internal sealed class FileListing(IStorage storage, bool isRecursive)
{
    private static readonly char[] GlobCharacters = ['*', '?', '[', '{'];

    internal static bool IsGlob(string path) => path.IndexOfAny(GlobCharacters) >= 0;

    internal IEnumerable<StorageEntry> Files(string pathOrGlob) =>
        IsGlob(pathOrGlob) ? Matches(pathOrGlob).SelectMany(FilesOf) : storage.Find(pathOrGlob) is { } entry ? FilesOf(entry) : [];

    private IEnumerable<StorageEntry> FilesOf(StorageEntry entry) => entry.IsDirectory ? FilesIn(entry.Path) : [entry];

    private IEnumerable<StorageEntry> FilesIn(string directory) => storage.List(directory)
        .Where(e => !IsHidden(e))
        .SelectMany(e => !e.IsDirectory ? [e] : isRecursive || e.Name.Contains('=') ? FilesIn(e.Path) : []);

    private static bool IsHidden(StorageEntry entry) =>
        entry.Name.StartsWith('.') || (entry.Name.StartsWith('_') && !(entry.IsDirectory && entry.Name.Contains('=')));

    private IEnumerable<StorageEntry> Matches(string glob)
    {
        var parts = glob.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var fixedParts = parts.TakeWhile(p => !IsGlob(p)).ToArray();
        var root = (glob.StartsWith('/') ? "/" : "") + string.Join('/', fixedParts);
        IEnumerable<StorageEntry> found = storage.Find(root.Length == 0 ? "." : root) is { } entry ? [entry] : [];
        foreach (var part in parts[fixedParts.Length..])
        {
            var pattern = ToRegex(part);
            found = found.Where(e => e.IsDirectory).SelectMany(e => storage.List(e.Path)).Where(e => !IsHidden(e) && pattern.IsMatch(e.Name));
        }

        return found;
    }

    private static Regex ToRegex(string glob)
    {
        var text = new StringBuilder("^");
        var depth = 0;
        for (var i = 0; i < glob.Length; i++)
        {
            var close = glob[i] == '[' ? glob.IndexOf(']', i + 1) : -1;
            if (close > 0)
            {
                text.Append('[').Append(SetOf(glob[(i + 1)..close])).Append(']');
                i = close;
                continue;
            }

            depth += glob[i] == '{' ? 1 : glob[i] == '}' && depth > 0 ? -1 : 0;
            text.Append(glob[i] switch
            {
                '*' => ".*",
                '?' => ".",
                '{' => "(?:",
                '}' => ")",
                ',' when depth > 0 => "|",
                var c => Regex.Escape(c.ToString()),
            });
        }

        return new Regex(text.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    private static string SetOf(string characters)
    {
        var isNegated = characters.StartsWith('!') || characters.StartsWith('^');
        return (isNegated ? "^" : "") + characters[(isNegated ? 1 : 0)..].Replace(@"\", @"\\", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal);
    }
}
