using System.Reflection;
using PublicApiGenerator;

namespace SparkPersonalization.Architecture.Tests;

/// <summary>The public API of each room as a text that is reviewed like code.</summary>
[TestFixture]
internal sealed class PublicApiTests
{
    private const string Variable = "UPDATE_SNAPSHOTS";
    private const string Accept = $"Review the difference; to accept it, run: {Variable}=1 dotnet test tests/Architecture.Tests";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Architecture.Tests", "PublicApi");
    private static readonly bool Updates = Environment.GetEnvironmentVariable(Variable) == "1";

    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    [TestCaseSource(nameof(Names))]
    public void Public_API_is_the_reviewed_one(string name)
    {
        var file = Path.Combine(Folder, $"{name}.txt");
        var actual = Assembly.Load(name).GeneratePublicApi(Options).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Updates)
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, actual);
        }

        Assert.That(File.Exists(file), $"{name} has no snapshot. {Accept}");
        Assert.That(Difference(File.ReadAllText(file).ReplaceLineEndings("\n"), actual), Is.Empty, $"The public API of {name} is not the reviewed one. {Accept}");
    }

    [Test]
    public void Every_snapshot_belongs_to_a_room() => Offenders.MustBeNone(
        Directory.GetFiles(Folder).Select(path => Path.GetFileNameWithoutExtension(path)).Except(Names),
        "Delete the snapshots of rooms that are no more.");

    private static IEnumerable<string> Names => Repository.Rooms.Select(room => room.AssemblyName);

    /// <summary>The lines that only one of the two has, as <c>- reviewed</c> and <c>+ actual</c>; or that their order differs.</summary>
    private static string Difference(string reviewed, string actual)
    {
        if (reviewed == actual)
        {
            return "";
        }

        var (before, after) = (reviewed.Split('\n'), actual.Split('\n'));
        var lines = before.Except(after).Select(line => $"- {line.Trim()}").Concat(after.Except(before).Select(line => $"+ {line.Trim()}")).ToList();
        return lines.Count > 0 ? string.Join('\n', lines) : "The same lines in another order or number.";
    }
}
