namespace SparkPersonalization.Personalization.ExportFeatures;

/// <summary>What the export needs to know of the feature table: its place in the lake, and the columns that are no features.</summary>
internal static class FeatureTable
{
    /// <summary>The name, which is that of the export too.</summary>
    internal const string Name = "checkout_features";

    /// <summary>The place in the lake.</summary>
    internal const string Path = "gold/" + Name;

    /// <summary>The job that makes the table.</summary>
    internal const string Maker = "build-features";

    /// <summary>The column that tells the rows apart: the id of the Checkout Started event.</summary>
    internal const string EventId = "event_id";

    /// <summary>The column of the shopper: the user's id, else the anonymous id.</summary>
    internal const string ShopperId = "shopper_id";

    /// <summary>The column of the instant as of which a row's features are.</summary>
    internal const string CheckoutTime = "checkout_time";
}
