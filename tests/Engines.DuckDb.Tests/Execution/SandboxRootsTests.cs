using SparkPersonalization.Engines.DuckDb.Execution;

namespace SparkPersonalization.Engines.DuckDb.Tests.Execution;

public sealed class SandboxRootsTests
{
    [Test]
    public void Directories_add_up_and_those_inside_of_others_need_no_place()
    {
        var roots = new SandboxRoots();

        Assert.That(roots.With(["/lake/silver/day=1"]), Is.EqualTo(new[] { "/lake/silver/day=1" }));
        Assert.That(roots.With(["/lake/silver/", "/scratch"]), Is.EqualTo(new[] { "/scratch", "/lake/silver" }));
        Assert.That(roots.With(["/lake/silver/day=2"]), Is.EqualTo(new[] { "/scratch", "/lake/silver" }));
        Assert.That(roots.With([]), Has.Count.EqualTo(2));
    }

    [Test]
    public void A_name_that_only_begins_alike_is_another_directory()
    {
        var roots = new SandboxRoots();
        roots.With(["/lake"]);

        Assert.That(roots.With(["/lakes"]), Is.EqualTo(new[] { "/lake", "/lakes" }));
        Assert.That(roots.With(["/"]), Is.EqualTo(new[] { "/" }));
        Assert.That(roots.With(["/elsewhere"]), Is.EqualTo(new[] { "/" }));
    }

    [Test]
    public void Too_many_are_forgotten_but_for_those_needed_now()
    {
        var roots = new SandboxRoots(most: 2);
        roots.With(["/a", "/b"]);

        Assert.That(roots.With(["/c"]), Is.EqualTo(new[] { "/c" }));
        Assert.That(roots.With(["/d", "/e", "/f"]), Is.EqualTo(new[] { "/d", "/e", "/f" }));
    }
}
