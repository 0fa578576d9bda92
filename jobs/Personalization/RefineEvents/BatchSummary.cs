using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents;

/// <summary>What one look at a batch's judged records tells.</summary>
/// <param name="Valid">How many of them no rule refuses.</param>
/// <param name="Refused">How many some rule refuses.</param>
/// <param name="Suspects">How many the contract may refuse, where that is not known yet.</param>
/// <param name="First">The earliest event time of the valid ones; null where there are none.</param>
/// <param name="Last">The latest one.</param>
internal sealed record BatchSummary(long Valid, long Refused, long Suspects, Timestamp? First, Timestamp? Last)
{
    /// <param name="judged">The records.</param>
    /// <param name="isValid">Whether no rule refuses one.</param>
    /// <param name="isSuspect">Whether the contract may still refuse one.</param>
    internal static BatchSummary Of(DataFrame judged, Column isValid, Column isSuspect)
    {
        var time = When(isValid, Col(SilverEvents.EventTime));
        var row = judged.Agg(Count(When(isValid, 1)), Count(When(!isValid, 1)), Count(When(isSuspect, 1)), Min(time), Max(time)).First();
        return new BatchSummary(row.GetAs<long>(0), row.GetAs<long>(1), row.GetAs<long>(2), row.GetAs<Timestamp?>(3), row.GetAs<Timestamp?>(4));
    }
}
