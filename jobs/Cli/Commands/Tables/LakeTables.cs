using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Cli.Commands.Tables;

/// <summary>The Delta tables under a lake's root, by their names: the path from the root, with slashes.</summary>
internal sealed class LakeTables(string lake)
{
    private const string Log = "_delta_log";

    // Deep enough for layer/table and a folder between; a lake with other files in it is not searched through.
    private const int Depth = 3;

    /// <summary>The directory of a table that is named, or whose path is given.</summary>
    /// <param name="table">A name under the lake, else a path.</param>
    /// <param name="currentDirectory">Where a relative path begins.</param>
    /// <exception cref="UsageException">There is no such table; the message lists those that there are.</exception>
    internal string Find(string? table, string currentDirectory)
    {
        if (string.IsNullOrEmpty(table))
            throw new UsageException($"TABLE is missing: a name under the lake, as silver/events, or a path.{Known(null)}");
        string[] places = [Path.GetFullPath(table, lake), Path.GetFullPath(table, currentDirectory)];
        return places.FirstOrDefault(IsTable)
            ?? throw new UsageException($"There is no Delta table '{table}': neither {string.Join(" nor ", places.Distinct())} is one.{Known(table)}");
    }

    private static bool IsTable(string directory) => Directory.Exists(Path.Combine(directory, Log));

    private string Known(string? wrong)
    {
        if (!Directory.Exists(lake))
            return $" The lake {lake} does not exist; --lake says where it is.";
        var names = Names(lake, Depth).Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
            return $" The lake {lake} has no tables yet; run a job first, or say with --lake where they are.";
        var near = wrong is null ? null : NearNames.Find(wrong, names);
        return (near is null ? "" : $" Did you mean '{near}'?")
            + $"\nThe tables of the lake {lake}:\n{string.Join('\n', names.OrderByDescending(name => name == near).Select(name => "  " + name))}";
    }

    private IEnumerable<string> Names(string directory, int depth)
    {
        // What begins with _ or a dot is not data, as everywhere in Spark.
        foreach (var child in Directory.EnumerateDirectories(directory).Where(child => Path.GetFileName(child)[0] is not ('_' or '.')))
        {
            if (IsTable(child))
            {
                yield return Path.GetRelativePath(lake, child).Replace('\\', '/');
                continue;
            }
            foreach (var name in depth > 1 ? Names(child, depth - 1) : [])
                yield return name;
        }
    }
}
