using System.Globalization;

namespace SparkPersonalization.Streaming.Tests.Simulation;

/// <summary>
/// The runner through crashes, torn writes, stale listings, clocks that jump, slow and failing sinks and brokers that are away, by seeds. The
/// variable <c>SPARKPERSONALIZATION_SIMULATION</c> says which: <c>5000</c> for as many, <c>17-17</c> for one that failed.
/// </summary>
public sealed class SimulationTests
{
    private const string Variable = "SPARKPERSONALIZATION_SIMULATION";
    private const int Seeds = 300;
    private const int Together = 25;

    private static IEnumerable<(int First, int Last)> Ranges
    {
        get
        {
            var (first, last) = Chosen();
            for (var from = first; from <= last; from += Together)
            {
                yield return (from, Math.Min(last, from + Together - 1));
            }
        }
    }

    [TestCaseSource(nameof(Ranges))]
    public void Every_row_comes_once_whatever_happens((int First, int Last) seeds)
    {
        for (var seed = seeds.First; seed <= seeds.Last; seed++)
        {
            using var world = new SimulatedWorld(seed);
            Assert.That(() => world.Live(), Throws.Nothing, $"Seed {seed} fails; {Variable}={seed}-{seed} runs it alone.");
            Assert.That(
                world.Rows.Order(StringComparer.Ordinal), Is.EqualTo(world.Sent.Order(StringComparer.Ordinal)), () => $"Seed {seed} fails; {Variable}={seed}-{seed} runs it alone.\n{world.Story}");
        }
    }

    [Test]
    public void A_seed_is_always_the_same_world()
    {
        string[] Story(int seed)
        {
            using var world = new SimulatedWorld(seed);
            world.Live();
            return [world.Story, .. world.Rows];
        }

        foreach (var seed in new[] { 4, 6 })
        {
            var (first, second) = (Story(seed), Story(seed));
            Assert.That(second, Is.EqualTo(first).And.Not.EqualTo(Story(seed + 3)));
        }
    }

    [Test]
    public void The_worlds_have_what_they_are_for()
    {
        var stories = Enumerable.Range(0, 30).Select(seed =>
        {
            using var world = new SimulatedWorld(seed);
            world.Live();
            return (world.Story, Rows: world.Rows.Count());
        }).ToList();

        var all = string.Join('\n', stories.Select(s => s.Story));
        Assert.That(all, Does.Contain("crash at").And.Contain("the write of").And.Contain("the disk failed").And.Contain("all brokers are down").And.Contain("stopped"));
        Assert.That(stories.Sum(s => s.Rows), Is.GreaterThan(5_000));
    }

    private static (int First, int Last) Chosen()
    {
        var text = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(text))
        {
            return (0, Seeds - 1);
        }

        var numbers = text.Split('-').Select(part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture)).ToList();
        return numbers.Count == 1 ? (0, numbers[0] - 1) : (numbers[0], numbers[1]);
    }
}
