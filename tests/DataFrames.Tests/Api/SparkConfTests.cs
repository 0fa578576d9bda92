using SparkPersonalization.DataFrames.Streams;

namespace SparkPersonalization.DataFrames.Tests.Api;

public sealed class SparkConfTests
{
    [Test]
    public void Settings_are_kept_by_name()
    {
        var conf = new SparkConf().SetMaster("embedded").SetAppName("a").SetSparkHome("/opt").Set("spark.n", "3").Set("spark.n", "4");

        Assert.That(conf.Get("spark.master", ""), Is.EqualTo("embedded"));
        Assert.That(conf.GetInt("spark.n", 1), Is.EqualTo(4));
        Assert.That(conf.GetInt("spark.none", 1), Is.EqualTo(1));
        Assert.That(conf.GetAll().Select(p => p.Key), Is.EqualTo(new[] { "spark.app.name", "spark.home", "spark.master", "spark.n" }));
    }

    [Test]
    public void A_master_in_the_settings_is_that_of_the_session() =>
        Assert.That(() => SparkSession.Builder().Config(new SparkConf().SetMaster("yarn")).GetOrCreate(), Throws.TypeOf<NotSupportedException>().With.Message.Contains("yarn"));

    [TestCase("10 seconds", 10)]
    [TestCase("1 minute 30 seconds", 90)]
    public void A_trigger_may_be_told_as_a_text(string text, int seconds) =>
        Assert.That(Trigger.ProcessingTime(text), Is.EqualTo(Trigger.ProcessingTime(TimeSpan.FromSeconds(seconds))));

    [TestCase("soon")]
    [TestCase("1 month")]
    public void A_trigger_needs_a_fixed_time(string text) => Assert.That(() => Trigger.ProcessingTime(text), Throws.ArgumentException.With.Message.Contains(text));
}
