using SparkPersonalization.TestKit;

namespace SparkPersonalization.Storage.Tests;

public sealed class CrashPlanTests
{
    private int _deaths;

    [SetUp]
    public void SetUp() => _deaths = 0;

    [Test]
    public void Nothing_is_armed_without_the_variable() =>
        Assert.That((CrashPlan.Parse(null, Die), CrashPlan.Parse("", Die)), Is.EqualTo(((CrashPlan?)null, (CrashPlan?)null)));

    [Test]
    public void A_place_dies_at_the_named_time_only()
    {
        var plan = CrashPlan.Parse("delta.commit.before:3", Die)!;

        plan.Reach("delta.commit.before");
        plan.Reach("delta.commit.after");
        plan.Reach("delta.commit.before");
        Assert.That(_deaths, Is.Zero);
        plan.Reach("delta.commit.before");
        Assert.That(_deaths, Is.EqualTo(1));
    }

    [Test]
    public void A_torn_write_leaves_half_of_the_bytes()
    {
        using var folder = new TemporaryDirectory();
        var plan = CrashPlan.Parse("storage.create.write:1:torn", Die)!;
        using (var file = File.Create(folder["f"]))
        {
            plan.Write("storage.create.write", file, "0123456789"u8);
            plan.Reach("storage.create.write");
        }

        Assert.That(_deaths, Is.EqualTo(1));
        Assert.That(File.ReadAllText(folder["f"]), Is.EqualTo("01234"));
    }

    [Test]
    public void Torn_at_a_place_without_a_write_it_is_the_next_write_of_the_thread()
    {
        using var folder = new TemporaryDirectory();
        var plan = CrashPlan.Parse("delta.commit.before:2:torn", Die)!;
        plan.Reach("delta.commit.before");
        Write("first");
        plan.Reach("delta.commit.before");
        Assert.That(_deaths, Is.Zero);
        var other = new Thread(() => Write("other"));
        other.Start();
        other.Join();
        Write("second");

        Assert.That(_deaths, Is.EqualTo(1));
        Assert.That(
            new[] { "first", "other", "second" }.Select(name => File.ReadAllText(folder[name])),
            Is.EqualTo(new[] { "0123456789", "0123456789", "01234" }));

        void Write(string name)
        {
            using var file = File.Create(folder[name]);
            plan.Write("storage.create.write", file, "0123456789"u8);
        }
    }

    [TestCase("index.add.write:1:torn", 1, "01234")]
    [TestCase("index.add.write", 1, "0123456789")]
    [TestCase("index.fill.write:1:torn", 0, "0123456789")]
    public void A_file_that_others_wrote_loses_its_second_half(string crash, int deaths, string left)
    {
        using var folder = new TemporaryDirectory();
        File.WriteAllText(folder["f"], "0123456789");
        using (var held = new FileStream(folder["f"], FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            CrashPlan.Parse(crash, Die)!.Written("index.add.write", () => folder["f"]);
        }

        Assert.That((_deaths, File.ReadAllText(folder["f"])), Is.EqualTo((deaths, left)));
    }

    [TestCase("name:0")]
    [TestCase("name:x")]
    [TestCase("name:1:half")]
    [TestCase("name:1:torn:more")]
    public void A_mistyped_plan_is_refused(string text) =>
        Assert.That(() => CrashPlan.Parse(text, Die), Throws.TypeOf<FormatException>().With.Message.Contains(CrashPoints.Variable));

    private void Die() => _deaths++;
}
