using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;
using Windows = SparkPersonalization.DataFrames.Window;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>The ids of sessions: told by whose they are and by their first event.</summary>
internal static class SessionIds
{
    private const int HexDigits = 32;
    private const string FirstEventId = "__first_event_id";

    /// <summary>The id: 128 bits of a SHA-256.</summary>
    internal static Column Of(Column key, Column firstEventId) => Left(Sha2(ConcatWs("\n", key, firstEventId), 256), Lit(HexDigits));

    /// <summary>Events with the key and id of their session and why it began; those of no key are left out.</summary>
    internal static DataFrame Add(DataFrame events, DataFrame marks)
    {
        var session = Windows.PartitionBy(Sessions.SessionKey, SessionMarks.SessionPlace);
        var told = marks
            .WithColumns(new Dictionary<string, Column>
            {
                [FirstEventId] = Max(When(Col(SessionMarks.Place) == Col(SessionMarks.SessionPlace), Col(SilverEvents.EventId))).Over(session),
                [Sessions.BegunBy] = Max(SessionMarks.Cause).Over(session),
            })
            .WithColumn(Sessions.SessionId, Of(Col(Sessions.SessionKey), Col(FirstEventId)))
            .Select(SilverEvents.EventId, SessionMarks.Micros, Sessions.SessionKey, Sessions.SessionId, Sessions.BegunBy);
        return SessionMarks.Join(events, told).Drop(SessionMarks.Micros);
    }
}
