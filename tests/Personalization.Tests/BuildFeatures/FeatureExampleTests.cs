using SparkPersonalization.Personalization.BuildFeatures.Pack;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures;

public sealed class FeatureExampleTests
{
    private static readonly Bench Bench = new();

    [OneTimeTearDown]
    public void Close() => Bench.Dispose();

    private static IEnumerable<TestCaseData> Examples => FeatureExamples.All.Select(example => new TestCaseData(example).SetArgDisplayNames(example.ToString()));

    [TestCaseSource(nameof(Examples))]
    public void A_feature_is_what_its_definition_says(object example)
    {
        var (feature, expected, checkout, before) = (FeatureExample)example;
        var value = Bench.Features([checkout, .. before])["c"].Get(feature);
        Assert.That(value, expected is double ? Is.EqualTo(expected).Within(1e-6) : Is.EqualTo(expected));
    }

    [Test]
    public void Every_feature_has_an_example() =>
        Assert.That(FeaturePack.Published.Select(entry => entry.Feature.Name).Except(FeatureExamples.All.Select(example => example.Feature)), Is.Empty);
}
