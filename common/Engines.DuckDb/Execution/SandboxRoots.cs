namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>
/// The directories that a session's statements have used so far. An instance is opened for all of them, since one for each statement's own
/// would hardly ever be open already. Safe for use by several threads.
/// </summary>
/// <param name="most">How many are remembered. Where there would be more, only those of the statement at hand are; 64 by default.</param>
internal sealed class SandboxRoots(int most = 64)
{
    private readonly Lock _lock = new();
    private IReadOnlyList<string> _roots = [];

    /// <summary>Adds the directories that a statement uses.</summary>
    /// <param name="needed">The directories, absolute. One that lies in another needs no place of its own.</param>
    /// <returns>Directories to open an instance for.</returns>
    internal IReadOnlyList<string> With(IReadOnlyCollection<string> needed)
    {
        lock (_lock)
        {
            if (!needed.All(IsCovered))
            {
                var all = Outermost(_roots.Concat(needed));
                _roots = all.Count <= most ? all : Outermost(needed);
            }

            return _roots;
        }
    }

    private bool IsCovered(string directory) => _roots.Any(root => Contains(root, directory));

    private static List<string> Outermost(IEnumerable<string> directories)
    {
        var roots = new List<string>();
        foreach (var directory in directories.Select(Path.GetFullPath).Select(Path.TrimEndingDirectorySeparator).Distinct().OrderBy(d => d.Length))
        {
            if (!roots.Exists(root => Contains(root, directory)))
            {
                roots.Add(directory);
            }
        }

        return roots;
    }

    private static bool Contains(string root, string directory) =>
        directory.StartsWith(root, StringComparison.Ordinal)
        && (directory.Length == root.Length || Path.EndsInDirectorySeparator(root) || directory[root.Length] == Path.DirectorySeparatorChar);
}
