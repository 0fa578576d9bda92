using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.BuildFeatures.Pack;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.BuildFeatures.Naive;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures;

public sealed class NaiveFeaturesTests
{
    private static readonly string[] Names = [.. FeaturePack.Published.Select(entry => entry.Feature.Name)];

    private readonly Bench _bench = new();

    [OneTimeTearDown]
    public void Close() => _bench.Dispose();

    [Test]
    public void Features_equal_a_plain_recount_of_any_events() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(12),
        Prop.ForAll(NaiveEvents.Histories.ToArbitrary(), events =>
        {
            var features = _bench.Features(events.Select(e => e.ToSilver()));
            foreach (var checkout in events.Where(e => e.Kind == EventKinds.CheckoutStarted))
                AssertEqual(NaiveFeatures.Of(checkout, events), features[checkout.Id]);
        }));

    private static void AssertEqual(IReadOnlyDictionary<string, object?> expected, Row actual)
    {
        Assert.That(expected.Keys, Is.EquivalentTo(Names));
        foreach (var name in Names)
            Assert.That(actual.Get(name), expected[name] is double ? Is.EqualTo(expected[name]).Within(1e-4) : Is.EqualTo(expected[name]), $"{name} of {actual.Get(0)}");
    }
}
