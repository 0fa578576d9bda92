using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.BuildFeatures;
using SparkPersonalization.Personalization.BuildFeatures.Rows;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.Silver;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures;

/// <summary>Asks the feature pack about events that a test has written.</summary>
internal sealed class Bench : IDisposable
{
    internal SparkSession Session { get; } = SparkSession.Builder().AppName("features").Config("spark.embedded.threads", "1").GetOrCreate();

    /// <summary>The features of all checkouts among the events, by event id.</summary>
    internal IReadOnlyDictionary<string, Row> Features(IEnumerable<SilverRow> events, string zone = "UTC")
    {
        var silver = events.ToDataFrame(Session);
        var checkouts = CheckoutRows.Of(silver, zone).Held(Session);
        return CheckoutFeatureRows.Of(Session, checkouts, silver.Among, rows => rows).Collect().ToDictionary(row => row.GetAs<string>(CheckoutFeatures.EventId));
    }

    public void Dispose() => Session.Dispose();
}
