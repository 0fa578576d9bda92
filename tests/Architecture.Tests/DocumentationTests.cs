namespace SparkPersonalization.Architecture.Tests;

/// <summary>The compiler checks that public members are documented; nothing may switch that off.</summary>
[TestFixture]
internal sealed class DocumentationTests
{
    private const string MissingDocumentation = "1591";

    [Test]
    public void Every_room_is_built_with_its_documentation_file() => Offenders.MustBeNone(
        Repository.Assemblies.Select(assembly => $"{assembly.GetName().Name}.xml").Where(file => !File.Exists(Path.Combine(AppContext.BaseDirectory, file))),
        "Without its documentation file, the compiler does not check a project's documentation.");

    [Test]
    public void No_project_switches_the_check_of_documentation_off() => Offenders.MustBeNone(
        Repository.Projects
            .Where(project => project.Values("NoWarn").Concat(project.Values("WarningsNotAsErrors")).Any(Names) || project.Values("GenerateDocumentationFile").Any())
            .Select(project => project.FilePath),
        "Document the members; do not switch the check off.");

    [Test]
    public void No_source_or_rule_file_switches_the_check_of_documentation_off() => Offenders.MustBeNone(
        Repository.Rooms.SelectMany(room => Repository.Files(room.Folder, ".cs")).Append(".editorconfig")
            .Where(path => Repository.Read(path).Split('\n').Any(line => Names(line) && (line.Contains("#pragma") || line.Contains("dotnet_diagnostic")))),
        "Document the members; do not switch the check off.");

    private static bool Names(string text) => text.Contains(MissingDocumentation, StringComparison.Ordinal);
}
