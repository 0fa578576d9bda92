using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>Lists of texts in SQL.</summary>
internal static class SqlLists
{
    private const string GlobCharacters = "*?[";

    /// <summary>Paths as a list that DuckDB takes as they are, not as globs.</summary>
    internal static string Of(IEnumerable<string> paths) => $"[{string.Join(", ", paths.Select(p => LiteralSql.Text(AsGlob(p))))}]";

    /// <summary>The glob that finds this path alone.</summary>
    internal static string AsGlob(string path) => path.AsSpan().ContainsAny(GlobCharacters)
        ? string.Concat(path.Select(c => GlobCharacters.Contains(c, StringComparison.Ordinal) ? $"[{c}]" : c.ToString()))
        : path;
}
