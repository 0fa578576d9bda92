using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>What an event says, apart from how it came: trackers send the same event again with other sending times.</summary>
internal static class Content
{
    private static readonly HashSet<string> NotBusiness =
    [
        SilverEvents.EventId, SilverEvents.EventDate, SilverEvents.EventTime, SilverEvents.ReceivedAt, SilverEvents.SentAt, SilverEvents.IngestedAt,
        SilverEvents.ContentHash, .. BronzeEvents.Position,
    ];

    /// <summary>The columns in which copies of one event are the same.</summary>
    internal static IReadOnlyList<string> Columns { get; } = [.. SilverEvents.Table.Schema.FieldNames.Where(name => !NotBusiness.Contains(name))];

    /// <summary>Their hash of 64 bits: two different contents of one id have the same with a chance of 1 in 2^64.</summary>
    internal static Column Hash => XXHash64([.. Columns.Select(name => Col(name))]);
}
