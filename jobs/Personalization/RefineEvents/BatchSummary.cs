using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents;

/// <summary>What one look at a batch's judged records tells.</summary>
/// <param name="Valid">How many of them no rule refuses.</param>
/// <param name="Refused">How many some rule refuses.</param>
/// <param name="First">The earliest event time of those; null where there are none.</param>
/// <param name="Last">The latest one.</param>
internal sealed record BatchSummary(long Valid, long Refused, Timestamp? First, Timestamp? Last)
{
    internal static BatchSummary Of(DataFrame judged, Column isValid)
    {
        var time = When(isValid, Col(SilverEvents.EventTime));
        var row = judged.Agg(Count(When(isValid, 1)), Count(When(!isValid, 1)), Min(time), Max(time)).First();
        return new BatchSummary(row.GetAs<long>(0), row.GetAs<long>(1), row.GetAs<Timestamp?>(2), row.GetAs<Timestamp?>(3));
    }
}
