using SparkPersonalization.Personalization.GenerateEvents;

namespace SparkPersonalization.Personalization.Tests.Spark;

/// <summary>
/// Generated events, with malformed, duplicate, late and bot traffic, in two runs: one lake goes from the embedded engine to Spark, the
/// other the other way. After each run their tables are the same, whichever engine reads them.
/// </summary>
public sealed class GeneratedEventsTests
{
    private const int Events = 3_000;

    private readonly List<Dictionary<string, List<string>>> _first = [];
    private readonly List<Dictionary<string, List<string>>> _second = [];

    [OneTimeSetUp]
    public void Run()
    {
        using var folder = new TestKit.TemporaryDirectory();
        using var forth = new EngineLake();
        using var back = new EngineLake();
        EventGenerator.Run(
            new GenerateEventsOptions { Events = Events, Days = 2, MalformedRate = 0.03, OversizedShare = 0.01, ConflictRate = 0.01 }, folder["made"]);
        var files = Directory.EnumerateFiles(folder["made"], "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var input = Directory.CreateDirectory(folder["input"]).FullName;

        Move(files.Take(files.Count / 2), input);
        forth.Run(onSpark: false, input, mapping: null);
        back.Run(onSpark: true, input, mapping: null);
        _first.AddRange(Readings(forth, back));

        Move(files.Skip(files.Count / 2), input);
        forth.Run(onSpark: true, input, mapping: null);
        back.Run(onSpark: false, input, mapping: null);
        _second.AddRange(Readings(forth, back));
    }

    [TestCaseSource(nameof(Sets))]
    public void The_first_run_makes_the_same_of_each(string set, int least) => MustBeEqual(_first, set, least / 3);

    [TestCaseSource(nameof(Sets))]
    public void The_other_engine_goes_on_to_the_same(string set, int least) => MustBeEqual(_second, set, least);

    private static IEnumerable<TestCaseData> Sets() =>
    [
        new("bronze/events", Events),
        new("silver/events", 2_500),
        new("quarantine/events", 60),
        new("gold/sessions", 150),
        new("gold/checkout_features", 30),
        new("training", 30),
        new("serving", 25),
    ];

    private static void MustBeEqual(List<Dictionary<string, List<string>>> readings, string set, int least)
    {
        Assert.That(readings[0][set], Has.Count.GreaterThan(least));
        foreach (var other in readings.Skip(1))
            Assert.That(other[set], Is.EqualTo(readings[0][set]));
    }

    private static IEnumerable<Dictionary<string, List<string>>> Readings(params EngineLake[] lakes) =>
        lakes.SelectMany(lake => new[] { lake.Read(onSpark: false), lake.Read(onSpark: true) });

    private static void Move(IEnumerable<string> files, string folder)
    {
        foreach (var file in files)
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }
}
