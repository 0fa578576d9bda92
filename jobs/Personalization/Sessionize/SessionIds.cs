using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;
using Windows = SparkPersonalization.DataFrames.Window;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>The ids of sessions: told by whose they are and by their first event.</summary>
internal static class SessionIds
{
    private const int HexDigits = 32;

    /// <summary>The id: 128 bits of a SHA-256.</summary>
    internal static Column Of(Column key, Column firstEventId) => Left(Sha2(ConcatWs("\n", key, firstEventId), 256), Lit(HexDigits));

    /// <summary>Marked events with the id of their session and why it began, without the marks.</summary>
    internal static DataFrame Add(DataFrame marked)
    {
        var session = Windows.PartitionBy(Sessions.SessionKey, SessionMarks.SessionPlace);
        return marked
            .WithColumn(Sessions.SessionId, Of(Col(Sessions.SessionKey), Max(When(Col(SessionMarks.Cause).IsNotNull(), Col(SilverEvents.EventId))).Over(session)))
            .WithColumn(Sessions.BegunBy, Max(SessionMarks.Cause).Over(session))
            .Drop(SessionMarks.Place, SessionMarks.SessionPlace, SessionMarks.Cause, SessionMarks.Micros, SessionMarks.TimeBeforeMany);
    }
}
