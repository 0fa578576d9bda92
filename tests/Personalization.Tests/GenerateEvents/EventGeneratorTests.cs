using System.Security.Cryptography;
using System.Text.RegularExpressions;
using SparkPersonalization.Personalization.GenerateEvents;

namespace SparkPersonalization.Personalization.Tests.GenerateEvents;

public sealed partial class EventGeneratorTests
{
    private static readonly GenerateEventsOptions Small = new() { Events = 3_000 };
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Same_options_give_the_same_bytes()
    {
        EventGenerator.Run(Small, _folder["first"]);
        EventGenerator.Run(Small, _folder["second"]);
        Assert.That(Hash("second"), Is.EqualTo(Hash("first")));
    }

    [Test]
    public void Another_seed_gives_other_bytes()
    {
        EventGenerator.Run(Small, _folder["first"]);
        EventGenerator.Run(Small with { Seed = 43 }, _folder["second"]);
        Assert.That(Hash("second"), Is.Not.EqualTo(Hash("first")));
    }

    [Test]
    public void Runs_with_other_options_have_no_message_in_common()
    {
        EventGenerator.Run(Small, _folder["first"]);
        EventGenerator.Run(Small with { Events = Small.TotalEvents + 1 }, _folder["second"]);
        Assert.That(Ids("first"), Is.Not.Empty);
        Assert.That(Ids("first").Intersect(Ids("second")), Is.Empty);

        List<string> Ids(string name) => [.. Directory.GetFiles(_folder[$"{name}/events"]).SelectMany(File.ReadLines).SelectMany(line => MessageId().Matches(line)).Select(match => match.Value)];
    }

    [Test]
    public void Bytes_are_those_of_every_other_machine()
    {
        EventGenerator.Run(Small, _folder["out"]);
        // Where the generator changes on purpose, raise EventGenerator.Version and take the new hash.
        Assert.That(Hash("out"), Is.EqualTo("0f336831d3736402a1b49830fa5a616691a0df3737967c6703af40ee4561eae9"));
    }

    [Test]
    public void Running_again_changes_nothing()
    {
        var first = EventGenerator.Run(Small, _folder["out"]);
        var before = Hash("out");
        var second = EventGenerator.Run(Small, _folder["out"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Sessions, Is.EqualTo(first.Sessions));
            Assert.That(Hash("out"), Is.EqualTo(before));
        }
    }

    [Test]
    public void Output_of_other_options_is_not_overwritten()
    {
        EventGenerator.Run(Small, _folder["out"]);
        Assert.That(
            () => EventGenerator.Run(Small with { Days = 2 }, _folder["out"]),
            Throws.InstanceOf<IOException>().With.Message.Contains("other options"));
    }

    [TestCase("notes.txt", "hello")]
    [TestCase("truth.json", "not ours")]
    public void A_directory_in_use_is_refused(string file, string content)
    {
        Directory.CreateDirectory(_folder["out"]);
        File.WriteAllText(Path.Combine(_folder["out"], file), content);
        Assert.That(() => EventGenerator.Run(Small, _folder["out"]), Throws.InstanceOf<IOException>().With.Message.Contains("other files"));
    }

    [Test]
    public void Cancelling_leaves_nothing_behind()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.That(
            () => EventGenerator.Run(new GenerateEventsOptions(), _folder["out"], cancellation: source.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Path), Is.Empty);
    }

    [Test]
    public void All_faults_of_the_options_are_told_at_once()
    {
        var wrong = new GenerateEventsOptions { Days = 0, DuplicateRate = 2, Zone = "Nowhere/Land" };
        Assert.That(
            () => EventGenerator.Run(wrong, _folder["out"]),
            Throws.ArgumentException.With.Message.Contains("Days").And.Message.Contains("DuplicateRate").And.Message.Contains("Nowhere/Land"));
    }

    [Test]
    public void Shoppers_and_days_give_the_number_of_events_where_it_is_not_given()
    {
        var truth = EventGenerator.Run(new GenerateEventsOptions { Shoppers = 50, Days = 3, EventsPerShopper = 10 }, _folder["out"]);
        Assert.That(truth.Records, Is.EqualTo(1_500));
    }

    [Test]
    public void Rates_are_honoured()
    {
        var options = new GenerateEventsOptions { Events = 60_000, MalformedRate = 0.03, DuplicateRate = 0.05, TooLateRate = 0.02, LateRate = 0.1, CrawlerEvents = 0 };
        var truth = EventGenerator.Run(options, _folder["out"]);
        string[] filtered = ["bot", "internal", "too_late", "conflict"];
        var malformed = truth.QuarantinedByReason.Where(pair => !filtered.Contains(pair.Key)).Sum(pair => pair.Value);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(malformed / 60_000.0, Is.EqualTo(0.03).Within(0.005));
            Assert.That(truth.QuarantinedByReason["too_late"] / 60_000.0, Is.EqualTo(0.02).Within(0.005));
            Assert.That(truth.LateAccepted / 60_000.0, Is.EqualTo(0.1).Within(0.02));
            // One copy, sometimes more.
            Assert.That(truth.Duplicates / (double)truth.Silver, Is.EqualTo(0.05 * 1.24).Within(0.01));
            // Robots and staff browse but buy nothing, so they have a little less than their share of events.
            Assert.That(truth.QuarantinedByReason["bot"] / 60_000.0, Is.EqualTo(0.025).Within(0.01));
            Assert.That(truth.QuarantinedByReason["internal"] / 60_000.0, Is.EqualTo(0.008).Within(0.004));
        }
    }

    [Test]
    public void Files_are_those_of_the_hours_of_arrival()
    {
        var truth = EventGenerator.Run(Small with { Start = new DateOnly(2025, 6, 1), Zone = "Europe/Berlin", FilesPerHour = 2 }, _folder["out"]);
        var names = Directory.EnumerateFiles(Path.Combine(_folder["out"], EventGenerator.EventsFolder)).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(names, Has.Count.EqualTo(truth.Files));
            // Midnight in Berlin is 22 o'clock UTC in summer.
            Assert.That(names[0], Is.EqualTo("events-2025-05-31T22-00.jsonl"));
            Assert.That(names[1], Is.EqualTo("events-2025-05-31T22-01.jsonl"));
        }
    }

    [GeneratedRegex("\"messageId\":\"[0-9a-f-]{36}\"")]
    private static partial Regex MessageId();

    private string Hash(string output)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(_folder[output], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
