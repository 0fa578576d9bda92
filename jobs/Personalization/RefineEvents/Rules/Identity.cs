using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>Events that are nobody's once their user id is normalized.</summary>
internal static class Identity
{
    // A malformed record has no id either, and reasons enough.
    internal static Reason Rule() => new(
        ReasonCodes.MissingIdentity,
        SilverEvents.UserId,
        "The event names neither a device nor, but for spaces, a user.",
        Col(SilverEvents.EventId).IsNotNull() & Col(EventColumns.RawUserId).IsNotNull() & Col(SilverEvents.AnonymousId).IsNull() & Col(SilverEvents.UserId).IsNull());
}
