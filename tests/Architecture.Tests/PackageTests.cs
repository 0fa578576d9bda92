namespace SparkPersonalization.Architecture.Tests;

/// <summary>Rooms become packages, and whoever looks for one reads what it is.</summary>
[TestFixture]
internal sealed class PackageTests
{
    [Test]
    public void Every_package_has_a_description() => Offenders.MustBeNone(
        Repository.Rooms
            .Where(room => !room.Values("IsPackable").Contains("false") && !room.Values("Description").Any(text => text.EndsWith('.')))
            .Select(room => room.FilePath),
        "A project that is packed says in a sentence, as its Description, what it is.");
}
