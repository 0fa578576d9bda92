using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.BuildFeatures.Pack;
using SparkPersonalization.Personalization.BuildFeatures.Pack.Views;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.BuildFeatures.Naive;
using SparkPersonalization.Personalization.Tests.Silver;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures;

/// <summary>Events that happened or were received after a checkout's instant must not change its row; for each feature, known ones must.</summary>
public sealed class LeakTests
{
    private const int UnknownOfEach = 48;

    private static readonly Bench Bench = new();

    /// <summary>The examples, each with a shopper of its own.</summary>
    private static readonly FeatureCase[] Cases = [.. FeatureExamples.All.Select((example, i) => new FeatureCase(example, $"x{i}"))];

    private static readonly Lazy<IReadOnlyDictionary<string, Row>> Plain = new(() => Bench.Features(Cases.SelectMany(c => c.Events)));

    /// <summary>The examples with events, at random but always the same, that their checkouts cannot know.</summary>
    private static readonly Lazy<IReadOnlyDictionary<string, Row>> WithUnknown = new(() =>
    {
        var unknown = Gen.ArrayOf(UnknownEvent, Cases.Length * UnknownOfEach).Sample(1, new Rnd(42), 1).First().Chunk(UnknownOfEach);
        return Bench.Features(Cases.Zip(unknown).SelectMany(pair => pair.First.Events.Concat(pair.Second.Select(pair.First.Adopt))));
    });

    /// <summary>Each example once for each known event, with that event.</summary>
    private static readonly FeatureCase[][] CasesWithKnown = [.. Cases.Select((c, i) => KnownEvents.Select((_, k) => new FeatureCase(c.Example, $"y{i}-{k}")).ToArray())];

    private static readonly Lazy<IReadOnlyDictionary<string, Row>> WithKnown = new(() =>
        Bench.Features(CasesWithKnown.SelectMany(cases => cases.Zip(KnownEvents).SelectMany(pair => pair.First.Events.Append(pair.First.Adopt(pair.Second, 0))))));

    [OneTimeTearDown]
    public void Close() => Bench.Dispose();

    private static IEnumerable<string> Features => FeaturePack.Published.Select(entry => entry.Feature.Name);

    private static IEnumerable<string> FeaturesOfEvents => Features.Except(CheckoutView.Features.Select(feature => feature.Name));

    [TestCaseSource(nameof(Features))]
    public void What_happened_later_or_was_received_later_changes_nothing(string feature)
    {
        foreach (var c in Cases.Where(c => c.Example.Feature == feature))
            Assert.That(WithUnknown.Value[c.CheckoutId].Get(feature), Is.EqualTo(Plain.Value[c.CheckoutId].Get(feature)), c.Example.ToString());
    }

    [TestCaseSource(nameof(FeaturesOfEvents))]
    public void One_more_known_event_changes_some_example(string feature) => Assert.That(
        Cases.Zip(CasesWithKnown).Any(pair => pair.First.Example.Feature == feature && pair.Second.Any(changed =>
            !Equals(WithKnown.Value[changed.CheckoutId].Get(feature), Plain.Value[pair.First.CheckoutId].Get(feature)))),
        $"no known event changes {feature}: the test of leaks could not fail");

    private static Gen<NaiveEvent> UnknownEvent =>
        from made in NaiveEvents.Event
        from how in Gen.Choose(0, 3)
        from minutes in Gen.Choose(1, 40_000)
        select Unknown(made, how, minutes);

    /// <summary>The event as one that the checkout cannot know: it happened later, was received later, or both, by a microsecond or more.</summary>
    private static NaiveEvent Unknown(NaiveEvent made, int how, int minutes)
    {
        var tick = TimeSpan.FromMicroseconds(1);
        var later = TimeSpan.FromMinutes(minutes);
        return how switch
        {
            0 => made with { Time = Events.Now - later, Received = Events.Now + tick },
            1 => made with { Time = Events.Now + tick, Received = Events.Now - later },
            2 => made with { Time = Events.Now + later, Received = Events.Now + later },
            _ => made with { Time = Events.Now - later, Received = Events.Now + later },
        };
    }

    private static IEnumerable<NaiveEvent> KnownEvents =>
        from kind in typeof(EventKinds).GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic).Select(f => (string)f.GetValue(null)!)
        from minutes in new[] { 0.2, 100, 50_000 }
        select new NaiveEvent
        {
            Id = "",
            Kind = kind,
            Time = Events.Now - Events.Minutes(minutes),
            Received = Events.Now,
            Product = "p1",
            Category = "a",
            Cart = "another",
            Step = 9,
            Amount = 77m,
            Currency = "EUR",
            Lines = [new NaiveLine("p1", "a", 1m, 1), new NaiveLine("p2", "a", 1m, 1)],
        };
}

/// <summary>An example, moved to a shopper of its own, so that many are asked about at once.</summary>
/// <param name="Example">The example.</param>
/// <param name="Shopper">The shopper.</param>
internal sealed record FeatureCase(FeatureExample Example, string Shopper)
{
    internal string CheckoutId => Of(Example.Checkout).EventId;

    internal IEnumerable<SilverRow> Events => Example.Before.Prepend(Example.Checkout).Select(Of);

    /// <summary>An event as one of this shopper.</summary>
    internal SilverRow Adopt(NaiveEvent made, int number) => (made with
    {
        Id = $"{Shopper}-new{number}",
        Device = $"{Shopper}-a1",
        User = Example.Checkout.UserId is { } user ? $"{Shopper}-{user}" : null,
    }).ToSilver();

    private SilverRow Of(SilverRow made) => made with
    {
        EventId = $"{Shopper}-{made.EventId}",
        AnonymousId = $"{Shopper}-{made.AnonymousId}",
        UserId = made.UserId is { } user ? $"{Shopper}-{user}" : null,
    };
}
