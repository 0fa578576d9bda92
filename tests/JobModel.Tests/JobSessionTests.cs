using System.Collections.Immutable;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.JobModel.Tests;

public sealed class JobSessionTests
{
    private const string TimeZone = "spark.sql.session.timeZone";

    [Test]
    public void A_session_is_in_UTC_and_runs_queries()
    {
        using var session = JobSession.Open(new SessionSettings());
        Assert.That(session.Conf().Get(TimeZone), Is.EqualTo("UTC"));
        Assert.That(session.Range(5).Count(), Is.EqualTo(5));
    }

    [Test]
    public void Settings_reach_the_session()
    {
        using var session = Open((TimeZone, "Europe/Berlin"), ("spark.sql.shuffle.partitions", "7"));
        Assert.That((session.Conf().Get(TimeZone), session.Conf().Get("spark.sql.shuffle.partitions")), Is.EqualTo(("Europe/Berlin", "7")));
    }

    [Test]
    public void A_setting_that_the_engine_refuses_is_named() => Assert.That(
        () => Open((TimeZone, "Nowhere/Town")),
        Throws.TypeOf<SessionSettingsException>().With.Message.Contains(TimeZone).And.Message.Contains("'Nowhere/Town'").And.Message.Not.Contains("Parameter"));

    [Test]
    public void A_server_that_must_be_started_first_is_refused_with_the_place_that_named_it() => Assert.That(
        () => JobSession.Open(new SessionSettings { Master = "local[2]", EngineSource = "--master" }),
        Throws.TypeOf<SessionSettingsException>().With.Message.Contains("'local[2]' (from --master)").And.Message.Contains("name it as Remote"));

    private static SparkSession Open(params (string Key, string Value)[] conf) => JobSession.Open(new SessionSettings
    {
        Conf = conf.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value),
    });
}
