using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.BuildFeatures.Rows;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures;

/// <summary>Finds events by a join.</summary>
internal static class SilverEventsExtensions
{
    /// <summary>As <see cref="EventsOf"/> says.</summary>
    internal static DataFrame Among(this DataFrame silver, DataFrame keys, string column) =>
        silver.Join(keys.Distinct(), [column], "left_semi").Select([.. TimedEvents.Needed.Select(Functions.Col)]);
}
