using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>
/// What a session's row says of its events. "The first that tells" is the least pair of place and value, so that it is the same whatever
/// the order of the rows.
/// </summary>
internal static class SessionAggregates
{
    private const string Value = "value";
    private const long MicrosPerMinute = 60_000_000;

    /// <summary>The columns that are of the first event that tells them, with the event's.</summary>
    internal static readonly IReadOnlyDictionary<string, string> FirstTold = new Dictionary<string, string>
    {
        [Sessions.EntryPath] = SilverEvents.PagePath,
        [Sessions.Referrer] = SilverEvents.PageReferrer,
        [Sessions.DeviceType] = SilverEvents.DeviceType,
        [Sessions.Country] = SilverEvents.Country,
    };

    /// <summary>The campaign's columns, with the event's.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Campaign = new Dictionary<string, string>
    {
        [Sessions.CampaignSource] = SilverEvents.CampaignSource,
        [Sessions.CampaignMedium] = SilverEvents.CampaignMedium,
        [Sessions.CampaignName] = SilverEvents.CampaignName,
    };

    /// <summary>The columns that count events of a kind.</summary>
    internal static readonly IReadOnlyDictionary<string, string> CountedKinds = new Dictionary<string, string>
    {
        [Sessions.PageViews] = EventKinds.Page,
        [Sessions.ProductViews] = EventKinds.ProductViewed,
        [Sessions.Searches] = EventKinds.ProductsSearched,
        [Sessions.CartAdds] = EventKinds.ProductAdded,
        [Sessions.CartRemoves] = EventKinds.ProductRemoved,
        [Sessions.CartViews] = EventKinds.CartViewed,
        [Sessions.Checkouts] = EventKinds.CheckoutStarted,
    };

    private const string FirstCampaign = "__first_campaign";
    private const string LastUser = "__last_user";
    private const string LastEvent = "__last_event";

    /// <summary>The aggregates, but for the number of events.</summary>
    internal static IEnumerable<Column> All(SessionRules rules) =>
    [
        OfFirst(SilverEvents.EventDate).As(Sessions.SessionDate),
        OfFirst(SilverEvents.EventId).As(Sessions.FirstEventId),
        OfFirst(SessionMarks.Cause).As(Sessions.BegunBy),
        Min(SilverEvents.EventTime).As(Sessions.StartedAt),
        Max(SilverEvents.EventTime).As(Sessions.EndedAt),
        Max(Placed(SilverEvents.EventId)).As(LastEvent),
        Max(Told(SilverEvents.UserId)).As(LastUser),
        Min(When(Coalesce(Cols(Campaign.Values)).IsNotNull(), Struct([Col(SessionMarks.Place), .. Cols(Campaign.Values)]))).As(FirstCampaign),
        Max(SilverEvents.Step).As(Sessions.CheckoutStepMax),
        IsFast(rules).As(Sessions.IsFast),
        .. CountedKinds.Select(kind => CountIf(Col(SilverEvents.Kind) == kind.Value).As(kind.Key)),
        .. FirstTold.Select(told => Min(Told(told.Value)).As(told.Key)),
    ];

    /// <summary>A column of the session's row from the aggregates.</summary>
    internal static Column Final(string name) => name switch
    {
        Sessions.LastEventId => Col($"{LastEvent}.{Value}"),
        Sessions.UserId => Col($"{LastUser}.{Value}"),
        _ when Campaign.TryGetValue(name, out var column) => Col($"{FirstCampaign}.{column}"),
        _ when FirstTold.ContainsKey(name) => Col($"{name}.{Value}"),
        _ => Col(name),
    };

    private static Column[] Cols(IEnumerable<string> names) => [.. names.Select(Col)];

    private static Column OfFirst(string column) => Max(When(Col(SessionMarks.Place) == Col(SessionMarks.SessionPlace), Col(column)));

    private static Column Placed(string column) => Struct(Col(SessionMarks.Place), Col(column).As(Value));

    private static Column Told(string column) => When(Col(column).IsNotNull(), Placed(column));

    // More events in a minute than allowed: the one that many places before is of this session, and less than a minute away.
    private static Column IsFast(SessionRules rules) => rules.MaxEventsPerMinute == 0
        ? BoolOr(Lit(false))
        : Coalesce(
            BoolOr((Col(SessionMarks.Micros) - Col(SessionMarks.TimeBeforeMany) < MicrosPerMinute)
                & (Col(SessionMarks.Place) - (long)rules.MaxEventsPerMinute >= Col(SessionMarks.SessionPlace))),
            Lit(false));
}
