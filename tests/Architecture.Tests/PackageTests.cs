using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace SparkPersonalization.Architecture.Tests;

/// <summary>Rooms become packages, and whoever takes one finds what it is, how it is used, under which licence, and where a fault is in its code.</summary>
[TestFixture]
internal sealed class PackageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private string _folder = null!;

    private static IEnumerable<ProjectFile> Packed => Repository.Rooms.Where(room => !room.Values("IsPackable").Contains("false"));

    [OneTimeSetUp]
    public void Pack()
    {
        _folder = Directory.CreateTempSubdirectory("packages-").FullName;
        var configuration = typeof(PackageTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        using var pack = Process.Start(new ProcessStartInfo("dotnet", ["pack", Repository.Solution, "--no-build", "--no-restore", "-c", configuration, "-o", _folder, "-nodeReuse:false", "-v", "quiet"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        })!;
        var output = pack.StandardOutput.ReadToEndAsync();
        Assert.That(pack.WaitForExit(Patience), "dotnet pack does not end.");
        Assert.That(pack.ExitCode, Is.Zero, output.Result);
    }

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Every_package_has_a_description() => Offenders.MustBeNone(
        Packed.Where(room => !room.Values("Description").Any(text => text.EndsWith('.'))).Select(room => room.FilePath),
        "A project that is packed says in a sentence, as its Description, what it is.");

    [Test]
    public void Every_room_is_a_package_and_nothing_else_is() => Assert.That(
        Directory.EnumerateFiles(_folder, "*.nupkg").Select(Room), Is.EquivalentTo(Packed.Select(room => room.AssemblyName)));

    [Test]
    public void Every_package_has_its_code_documentation_readme_and_licence() => Offenders.MustBeNone(
        Directory.EnumerateFiles(_folder, "*.nupkg").Where(package => !IsWhole(package, ["README.md", $"lib/net10.0/{Room(package)}.dll", $"lib/net10.0/{Room(package)}.xml"])),
        "A package holds the assembly, its XML documentation and the readme, and names licence and description.");

    [Test]
    public void Every_package_has_symbols() => Offenders.MustBeNone(
        Packed.Where(room => !Entries(Directory.EnumerateFiles(_folder, $"{room.AssemblyName}.*.snupkg").Single(path => Room(path) == room.AssemblyName)).Contains($"lib/net10.0/{room.AssemblyName}.pdb"))
            .Select(room => room.FilePath),
        "A package of symbols holds the assembly's.");

    private static bool IsWhole(string package, IEnumerable<string> files)
    {
        using var zip = ZipFile.OpenRead(package);
        using var description = zip.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var told = XDocument.Load(description).Descendants().ToLookup(element => element.Name.LocalName, element => element.Value);
        return !files.Except(zip.Entries.Select(entry => entry.FullName)).Any()
            && told["license"].Contains("Apache-2.0") && told["readme"].Contains("README.md") && told["description"].Any(text => text.EndsWith('.'));
    }

    private static List<string> Entries(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    // A file's name is the package's, then the version.
    private static string Room(string package) =>
        string.Join('.', Path.GetFileNameWithoutExtension(package).Split('.').TakeWhile(part => !char.IsAsciiDigit(part[0])));
}
