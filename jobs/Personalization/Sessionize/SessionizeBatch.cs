using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>
/// Brings new events into <c>gold/sessions</c>. Where they all come after a session it goes on with them; other stretches between inactivity
/// gaps that they touch are made anew of all of silver's events within them. These may be ahead of the batch: such an event changes nothing
/// when its own batch comes, since it is not after the session that has it already, so that the stretch is made anew from the same events.
/// So the table never depends on how the events were batched.
/// </summary>
internal static class SessionizeBatch
{
    /// <summary>Does a batch.</summary>
    internal static void Run(LakeBatch batch, SessionRules rules) => batch.Note = batch.Note with { RowsOut = Bring(batch, rules) };

    /// <summary>Brings the events in.</summary>
    /// <returns>How many sessions were written.</returns>
    private static long Bring(LakeBatch batch, SessionRules rules)
    {
        var fresh = SessionRows.Narrow(batch.Rows).WithColumn(Sessions.SessionKey, SessionKeys.Of()).Filter(Col(Sessions.SessionKey).IsNotNull());
        using var kept = new KeptRows();
        if (!batch.Has(Sessions.Table))
        {
            batch.Append(SessionRows.From(fresh, rules, kept.Keep), Sessions.Table);
            return batch.Count(Sessions.Table);
        }
        fresh = kept.Keep(fresh);
        if (TouchedSessions.Find(batch, fresh, rules, kept) is not { } touched)
            return 0;
        var events = kept.Keep(EventsOf(touched, fresh, batch));
        return Replace(batch, touched.Sessions, kept.Keep(SessionRows.From(events, touched.Open, rules, kept.Keep)));
    }

    // Sessions that came out as they were are not written again.
    private static long Replace(LakeBatch batch, DataFrame before, DataFrame after)
    {
        var gone = before.Join(after.Select(Sessions.SessionId), [Sessions.SessionId], "left_anti").Select([.. Sessions.Table.Schema.FieldNames.Select(Col)]);
        return batch.Replace(after.Except(before), gone, Sessions.Table, Sessions.SessionDate, Sessions.SessionId);
    }

    private static DataFrame EventsOf(TouchedSessions touched, DataFrame fresh, LakeBatch batch)
    {
        var heads = OpenSessions.AsEvents(touched.Open, fresh);
        if (touched.Reach is not { } reach)
            return fresh.Union(heads);
        var known = SessionRows.Narrow(reach.Of(OfKeys(batch, touched.Remade))).WithColumn(Sessions.SessionKey, SessionKeys.Of());
        return Stretches.Within(fresh, SilverEvents.EventTime, touched.Remade, inNone: true)
            .Union(heads)
            .Union(Stretches.Within(known, SilverEvents.EventTime, touched.Remade));
    }

    // Most shops tell an anonymous id with every event.
    private static DataFrame OfKeys(LakeBatch batch, DataFrame keys)
    {
        var devices = Ids(keys, SessionKeys.AnonymousId, SilverEvents.AnonymousId);
        var users = Ids(keys, SessionKeys.UserId, SilverEvents.UserId);
        var ofDevices = ShopperEvents.Of(batch, devices, SilverEvents.AnonymousId);
        return users.IsEmpty()
            ? ofDevices
            : ofDevices.UnionByName(ShopperEvents.Of(batch, users, SilverEvents.UserId).Filter(Col(SilverEvents.AnonymousId).IsNull()));
    }

    private static DataFrame Ids(DataFrame keys, Func<Column, Column> id, string column) =>
        keys.Select(id(Col(Sessions.SessionKey)).As(column)).Filter(Col(column).IsNotNull());
}
