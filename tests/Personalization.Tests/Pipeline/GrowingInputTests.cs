using SparkPersonalization.Personalization.GenerateEvents;
using SparkPersonalization.Personalization.Tests.Spark;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.Pipeline;

/// <summary>Generated events whose files come one after another, with a run of the pipeline after each few, beside one run over all of them.</summary>
public sealed class GrowingInputTests
{
    private const int Events = 4_000;
    private const int Runs = 6;

    private Dictionary<string, List<string>> _several = null!;
    private Dictionary<string, List<string>> _one = null!;

    [OneTimeSetUp]
    public void Run()
    {
        using var folder = new TemporaryDirectory();
        using var several = new EngineLake();
        using var one = new EngineLake();
        EventGenerator.Run(
            new GenerateEventsOptions { Events = Events, Days = 3, DuplicateRate = 0.05, LateRate = 0.1, MalformedRate = 0.03, OversizedShare = 0.01, ConflictRate = 0.01 }, folder["made"]);
        var files = Directory.GetFiles(Path.Combine(folder["made"], EventGenerator.EventsFolder)).Order(StringComparer.Ordinal).ToArray();
        var input = Directory.CreateDirectory(folder["input"]).FullName;
        foreach (var some in files.Chunk((files.Length + Runs - 1) / Runs))
        {
            foreach (var file in some)
                File.Copy(file, Path.Combine(input, Path.GetFileName(file)));
            several.Run(onSpark: false, input, mapping: null);
        }
        one.Run(onSpark: false, input, mapping: null);
        (_several, _one) = (several.Read(onSpark: false), one.Read(onSpark: false));
    }

    [TestCase("bronze/events", Events)]
    [TestCase("silver/events", 3_000)]
    [TestCase("quarantine/events", 100)]
    [TestCase("gold/sessions", 200)]
    [TestCase("gold/checkout_features", 40)]
    [TestCase("training", 40)]
    [TestCase("serving", 30)]
    public void What_comes_out_is_equal(string set, int least)
    {
        Assert.That(_one[set], Has.Count.GreaterThan(least));
        Assert.That(_several[set], Is.EqualTo(_one[set]));
    }
}
