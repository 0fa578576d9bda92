namespace SparkPersonalization.Architecture.Tests;

/// <summary>Which room may know which other. ARCHITECTURE.md says why.</summary>
[TestFixture]
internal sealed class ArrowTests
{
    private static readonly string[] Base = ["DataFrames", "Storage"];
    private static readonly string[] Library = ["DataFrames", "Storage", "Delta", "Kafka", "Streaming"];
    private static readonly string[] AnyButEngines = [.. Library, "Contracts", "Quality", "Export", "JobModel"];

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["DataFrames"] = [],
        ["Storage"] = [],
        ["Delta"] = Base,
        ["Kafka"] = ["DataFrames"],
        ["Contracts"] = Base,
        ["Quality"] = Base,
        ["Export"] = Base,
        ["JobModel"] = Base,
        ["Streaming"] = ["DataFrames", "Delta", "Kafka", "Storage"],
        ["Engines.DuckDb"] = Library,
        ["Engines.SparkConnect"] = Library,
        ["Personalization"] = AnyButEngines,
        ["Cli"] = [.. AnyButEngines, "Personalization", "Engines.DuckDb", "Engines.SparkConnect"],
    };

    [Test]
    public void Every_room_has_its_place_in_the_table() => Offenders.MustBeNone(
        Repository.Rooms.Select(room => room.Name).Where(name => !Allowed.ContainsKey(name)),
        "A new room needs a line in this table and in ARCHITECTURE.md.");

    [Test]
    public void Projects_refer_only_to_rooms_that_they_may_know() => Offenders.MustBeNone(
        from room in Repository.Rooms
        from reference in room.References
        where !IsAllowed(room.Name, reference)
        select $"{room.FilePath} -> {reference}",
        "These arrows between projects are not allowed.");

    /// <summary>A project sees the rooms behind its references too; what it uses of them counts.</summary>
    [Test]
    public void Assemblies_use_only_rooms_that_they_may_know() => Offenders.MustBeNone(
        from room in Repository.Rooms.Zip(Repository.Assemblies)
        from reference in room.Second.GetReferencedAssemblies()
        let name = Room(reference.Name!)
        where name is not null && !IsAllowed(room.First.Name, name)
        select $"{room.First.Name} -> {name}",
        "The code of these rooms uses types of rooms that they may not know.");

    [Test]
    public void Rooms_do_not_refer_to_test_projects() => Offenders.MustBeNone(
        from room in Repository.Rooms
        from reference in room.References
        where Repository.Projects.Any(project => project.Group == "tests" && project.Name == reference)
        select $"{room.FilePath} -> {reference}",
        "Delivered code must not stand on test code.");

    private static string? Room(string assembly) =>
        assembly.StartsWith(ProjectFile.Prefix, StringComparison.Ordinal) ? assembly[ProjectFile.Prefix.Length..] : null;

    private static bool IsAllowed(string from, string to) => Allowed.TryGetValue(from, out var rooms) && rooms.Contains(to, StringComparer.Ordinal);
}
