using System.Text.RegularExpressions;

namespace SparkPersonalization.Architecture.Tests;

/// <summary>Manners of the files.</summary>
[TestFixture]
internal sealed partial class SourceMannersTests
{
    /// <summary>The only file that may know where the reference data and the servers lie beside a clone.</summary>
    private const string Check = ".ci/run";

    [Test]
    public void Projects_lie_in_folders_of_their_name() => Offenders.MustBeNone(
        Repository.Projects.Where(project => project.FilePath != $"{project.Group}/{project.Name}/{project.Name}.csproj").Select(project => project.FilePath),
        "A project lies in <group>/<Name>/<Name>.csproj.");

    [Test]
    public void Projects_are_all_in_the_solution()
    {
        var listed = SolutionProject().Matches(Repository.Read(Repository.Solution)).Select(match => match.Groups[1].Value.Replace('\\', '/')).ToList();
        var existing = Repository.Projects.Select(project => project.FilePath).ToList();
        Offenders.MustBeNone(existing.Except(listed), $"Add these with 'dotnet sln {Repository.Solution} add'.");
        Offenders.MustBeNone(listed.Except(existing), $"{Repository.Solution} lists projects that are not there.");
    }

    [Test]
    public void Namespaces_follow_folders() => Offenders.MustBeNone(
        from project in Repository.Projects
        from path in Repository.Files(project.Folder, ".cs")
        let expected = Namespace(project, path)
        from Match match in NamespaceLine().Matches(Repository.Read(path))
        where match.Groups[1].Value != expected
        select $"{path}: {match.Groups[1].Value}, expected {expected}",
        "The namespace is the project's name and the folders below it.");

    [Test]
    public void Files_name_no_path_of_one_machine() => Offenders.MustBeNone(
        from path in Repository.Files()
        where path != Check
        from line in Repository.Read(path).Split('\n').Select((text, index) => (Text: text, Number: index + 1))
        where MachinePath().IsMatch(line.Text)
        select $"{path}:{line.Number}: {line.Text.Trim()}",
        "Data and servers are found through environment variables, everything else by paths inside the repository.");

    private static string Namespace(ProjectFile project, string path)
    {
        var folder = path[..path.LastIndexOf('/')][project.Folder.Length..];
        return project.AssemblyName + folder.Replace('/', '.');
    }

    [GeneratedRegex(@"^Project\(""[^""]*""\) = ""[^""]*"", ""([^""]*\.csproj)""", RegexOptions.Multiline)]
    private static partial Regex SolutionProject();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"(?<![\w.)])/(work|root)/|\.\./shared\b")]
    private static partial Regex MachinePath();
}
