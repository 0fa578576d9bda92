using System.Reflection;

namespace SparkPersonalization.Architecture.Tests;

/// <summary>The repository's files and what is built from them.</summary>
internal static class Repository
{
    internal const string Solution = "SparkPersonalization.sln";

    /// <summary>What .gitignore names, and git's own.</summary>
    private static readonly HashSet<string> Ignored =
        [".git", "artifacts", "lake", "exports", ".vs", ".idea", "BenchmarkDotNet.Artifacts", "TestResults"];

    internal static string Root { get; } = FindRoot();

    internal static IReadOnlyList<ProjectFile> Projects { get; } =
        [.. Files("common", ".csproj").Concat(Files("jobs", ".csproj")).Concat(Files("tests", ".csproj")).Select(path => new ProjectFile(path))];

    /// <summary>The rooms that are delivered; the others are their tests.</summary>
    internal static IReadOnlyList<ProjectFile> Rooms { get; } = [.. Projects.Where(project => project.Group != "tests")];

    internal static IReadOnlyList<Assembly> Assemblies { get; } = [.. Rooms.Select(room => Assembly.Load(room.AssemblyName))];

    /// <summary>The files of the repository, as paths relative to its root with forward slashes, in order.</summary>
    internal static IEnumerable<string> Files(string folder = "", string suffix = "") => Below(Path.Combine(Root, folder))
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(path => path.EndsWith(suffix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    internal static string Read(string relative) => File.ReadAllText(Path.Combine(Root, relative));

    private static IEnumerable<string> Below(string folder) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFileSystemEntries(folder)
            .Where(path => !Ignored.Contains(Path.GetFileName(path)))
            .SelectMany(path => Directory.Exists(path) ? Below(path) : [path]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has {Solution}.");
    }
}
