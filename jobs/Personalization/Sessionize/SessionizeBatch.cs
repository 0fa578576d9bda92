using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>
/// Brings new events into <c>gold/sessions</c>: the stretches between inactivity gaps that they touch are made anew. A stretch that had
/// sessions takes all of silver's events within it, which may be ahead of the batch: such an event changes nothing when its own batch
/// comes, since that makes the stretch anew from the same events. So the table never depends on how the events were batched.
/// </summary>
internal static class SessionizeBatch
{
    /// <summary>Does a batch.</summary>
    internal static void Run(LakeBatch batch, SessionRules rules)
    {
        var fresh = SessionRows.Narrow(batch.Rows).WithColumn(Sessions.SessionKey, SessionKeys.Of()).Filter(Col(Sessions.SessionKey).IsNotNull());
        using var kept = new KeptRows();
        if (!batch.Has(Sessions.Table))
        {
            batch.Append(SessionRows.From(fresh, rules, kept.Keep), Sessions.Table);
            return;
        }
        kept.Keep(fresh);
        if (TouchedSessions.Find(batch.Read(Sessions.Table), fresh, rules, kept) is not { } touched)
            return;
        var events = kept.Keep(EventsOf(touched, fresh, batch.Read(SilverEvents.Table)));
        Replace(batch, touched.Sessions, kept.Keep(SessionRows.From(events, rules, kept.Keep)));
    }

    // Sessions that came out as they were are not written again.
    private static void Replace(LakeBatch batch, DataFrame before, DataFrame after)
    {
        var gone = before.Join(after.Select(Sessions.SessionId), [Sessions.SessionId], "left_anti").Select([.. Sessions.Table.Schema.FieldNames.Select(Col)]);
        batch.Replace(after.Except(before), gone, Sessions.Table, Sessions.SessionDate, Sessions.SessionId);
    }

    // Only stretches that had sessions have events that are not new.
    private static DataFrame EventsOf(TouchedSessions touched, DataFrame fresh, DataFrame silver)
    {
        var isKnown = Col(Stretches.HadSessions);
        var alone = Stretches.Within(fresh, touched.Stretches.Filter(!isKnown));
        if (touched.Reach is not { } reach)
            return alone;
        var known = SessionRows.Narrow(reach.Of(silver)).WithColumn(Sessions.SessionKey, SessionKeys.Of());
        return alone.UnionByName(Stretches.Within(known, touched.Stretches.Filter(isKnown)));
    }
}
