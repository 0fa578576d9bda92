using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>
/// Splits sessions that are longer than allowed. Where one is cut depends on where it was cut before, so the few events that come too late
/// after their session's first are gone through one after the other. All that carry a campaign carry the session's, since another one would
/// have begun a session; but after a cut at an event without campaign, the next event with one begins a session.
/// </summary>
internal static class LongSessions
{
    private const string Steps = "__steps";
    private const string Start = "__start";
    private const string StartPlace = "place";
    private const string StartCause = "cause";

    private const string StartsType = $"ARRAY<STRUCT<{StartPlace}: BIGINT, {StartCause}: STRING>>";

    // One type for steps and states, down to what may be null.
    private const string StateType = $"STRUCT<place: BIGINT, time: BIGINT, tells: BOOLEAN, starts: {StartsType}>";

    private static Column NoStarts => Functions.Array().Cast(StartsType);

    /// <summary>The marked events with long sessions split.</summary>
    internal static DataFrame Split(DataFrame marked, SessionRules rules)
    {
        var isLate = Col(SessionMarks.Micros) - Col(SessionMarks.Started) > SessionMarks.MicrosOf(rules.MaxLength);
        var late = marked.Filter(isLate);
        var starts = late
            .GroupBy(Sessions.SessionKey, SessionMarks.SessionPlace)
            .Agg(SortArray(CollectList(Step(rules))).As(Steps))
            .Select(Col(Sessions.SessionKey), Explode(Walk(Col(Steps), rules)).As(Start))
            .Select(
                Col(Sessions.SessionKey),
                Col($"{Start}.{StartPlace}").As(SessionMarks.Place),
                Col($"{Start}.{StartCause}").As(SessionMarks.Cause));
        var split = late.Drop(SessionMarks.Cause, SessionMarks.SessionPlace).Join(starts, [Sessions.SessionKey, SessionMarks.Place], "left");
        return marked.Filter(!isLate).UnionByName(SessionMarks.WithSessions(split));
    }

    // The walk carries what a step is: of the last start its place, time and whether it told a campaign, and all starts.
    private static Column Step(SessionRules rules) => StateOf(
        Col(SessionMarks.Place),
        Col(SessionMarks.Micros),
        rules.Campaign ? Col(SessionMarks.Campaign).IsNotNull() : Lit(false),
        NoStarts);

    private static Column Walk(Column steps, SessionRules rules)
    {
        var before = StateOf(Lit(0L), Lit(null).Cast("BIGINT"), Lit(true), NoStarts);
        return Aggregate(steps, before, (state, step) => Next(state, step, rules)).GetField("starts");
    }

    private static Column Next(Column state, Column step, SessionRules rules)
    {
        var isTold = step.GetField("tells") & !state.GetField("tells");
        var isLate = Coalesce(step.GetField("time") - state.GetField("time") > SessionMarks.MicrosOf(rules.MaxLength), Lit(true));
        var start = Struct(step.GetField("place").As(StartPlace), When(isTold, Causes.Campaign).Otherwise(Causes.Length).As(StartCause));
        var next = StateOf(step.GetField("place"), step.GetField("time"), step.GetField("tells"), ArrayAppend(state.GetField("starts"), start));
        return When(isTold | isLate, next).Otherwise(state);
    }

    private static Column StateOf(Column place, Column time, Column tells, Column starts) =>
        Struct(place.As("place"), time.As("time"), tells.As("tells"), starts.As("starts")).Cast(StateType);
}
