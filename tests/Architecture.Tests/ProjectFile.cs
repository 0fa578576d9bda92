using System.Xml.Linq;

namespace SparkPersonalization.Architecture.Tests;

/// <summary>A project as its file describes it.</summary>
internal sealed class ProjectFile(string path)
{
    /// <summary>What each assembly's name begins with.</summary>
    internal const string Prefix = "SparkPersonalization.";

    private readonly XDocument _xml = XDocument.Parse(Repository.Read(path));

    /// <summary>The file, relative to the repository's root.</summary>
    internal string FilePath { get; } = path;

    /// <summary>The room's name, such as <c>Engines.DuckDb</c>.</summary>
    internal string Name { get; } = Path.GetFileNameWithoutExtension(path);

    /// <summary>The folder of the project, relative to the root.</summary>
    internal string Folder { get; } = path[..path.LastIndexOf('/')];

    /// <summary><c>common</c>, <c>jobs</c> or <c>tests</c>.</summary>
    internal string Group { get; } = path[..path.IndexOf('/', StringComparison.Ordinal)];

    internal string AssemblyName => Prefix + Name;

    /// <summary>The names of the projects that it refers to.</summary>
    internal IEnumerable<string> References => _xml.Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    /// <summary>The values of a property, wherever the file sets it.</summary>
    internal IEnumerable<string> Values(string property) => _xml.Descendants(property).Select(element => element.Value);
}
