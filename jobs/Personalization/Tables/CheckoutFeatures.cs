using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.BuildFeatures.Pack;

namespace SparkPersonalization.Personalization.Tables;

/// <summary>
/// <c>gold/checkout_features</c>: one row for each Checkout Started, as of that instant. These columns say whose and when; the features
/// (<see cref="FeaturePack"/>) follow them.
/// </summary>
internal static class CheckoutFeatures
{
    /// <summary>The Checkout Started event's id.</summary>
    internal const string EventId = "event_id";

    /// <summary>The UTC date of <see cref="CheckoutTime"/>; the table is partitioned by it.</summary>
    internal const string CheckoutDate = "checkout_date";

    /// <summary>The row's instant: the event time of the Checkout Started event.</summary>
    internal const string CheckoutTime = "checkout_time";

    /// <summary>The user id, else the anonymous id.</summary>
    internal const string ShopperId = "shopper_id";

    internal const string UserId = "user_id";
    internal const string AnonymousId = "anonymous_id";
    internal const string CheckoutId = "checkout_id";

    private static readonly StructType Identity = (StructType)DataType.FromDdl($"""
        {EventId} STRING, {CheckoutDate} DATE, {CheckoutTime} TIMESTAMP, {ShopperId} STRING, {UserId} STRING, {AnonymousId} STRING, {CheckoutId} STRING
        """);

    internal static readonly LakeTable Table = new(
        "gold/checkout_features", new StructType(Identity.Concat(FeaturePack.Fields)), [CheckoutDate], "build-features")
    { ChangesRows = true };
}
