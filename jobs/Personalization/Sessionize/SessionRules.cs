using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>
/// Where a session ends and the next begins. Events of one key (anonymous id, else user id) are taken in order of event time, then event
/// id; each rule can be switched off. An event that two rules let begin a session is told under the first of: gap, midnight, campaign, length.
/// </summary>
public sealed record SessionRules : IValidatableObject
{
    /// <summary>An event that comes later than this after the one before it begins a session; 30 minutes by default, zero for no such rule.</summary>
    [Description("An event later than this after the one before it begins a session; 0s for no such rule.")]
    public TimeSpan Gap { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether an event that carries a campaign other than that of the session's first event (none included) begins a session; true by default.</summary>
    [Description("Whether an event with another campaign than the session's first event begins a session.")]
    public bool Campaign { get; init; } = true;

    /// <summary>Whether a session ends at midnight in <see cref="Zone"/>; true by default.</summary>
    [Description("Whether sessions end at midnight in the shop's zone.")]
    public bool Midnight { get; init; } = true;

    /// <summary>The shop's time zone (IANA name); UTC by default.</summary>
    [Description("The shop's time zone (IANA name), for midnight.")]
    [Required(AllowEmptyStrings = false)]
    public string Zone { get; init; } = "UTC";

    /// <summary>An event later than this after the session's first begins a session; 12 hours by default, zero for no such rule.</summary>
    [Description("An event later than this after the session's first begins a session; 0s for no such rule.")]
    public TimeSpan MaxLength { get; init; } = TimeSpan.FromHours(12);

    /// <summary>A session of more events is flagged as a bot's, and stays whole; 5,000 by default, zero for no such rule.</summary>
    [Description("A session of more events is flagged as a bot's; 0 for no such rule.")]
    [Range(0, int.MaxValue)]
    public int MaxEvents { get; init; } = 5_000;

    /// <summary>A session with more events than this within any minute is flagged as fast; 60 by default, zero for no such rule.</summary>
    [Description("A session with more events than this within any minute is flagged as fast; 0 for no such rule.")]
    [Range(0, int.MaxValue)]
    public int MaxEventsPerMinute { get; init; } = 60;

    /// <summary>A text that changes when what the rules give does.</summary>
    internal string Fingerprint => FormattableString.Invariant(
        $"1 gap={Gap:c} campaign={Campaign} midnight={(Midnight ? Zone : "")} length={MaxLength:c} events={MaxEvents} rate={MaxEventsPerMinute}");

    /// <summary>
    /// Tells the session of each event: adds <c>session_key</c> (<c>a:</c> and the anonymous id, else <c>u:</c> and the user id),
    /// <c>session_id</c>, and <c>begun_by</c> (why the session began). Events with neither id are of no session and are left out.
    /// </summary>
    /// <param name="events">Events with the columns of <c>silver/events</c> that the rules read: <c>event_id</c>, <c>event_time</c>, <c>anonymous_id</c>, <c>user_id</c> and those of the campaign.</param>
    /// <returns>The events, in no order.</returns>
    public DataFrame Apply(DataFrame events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return SessionIds.Add(events, SessionMarks.Of(events, this, rows => rows));
    }

    /// <summary>The faults that no option has by itself.</summary>
    /// <param name="validationContext">Not used.</param>
    /// <returns>A result for each fault.</returns>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _))
            yield return new($"Zone '{Zone}' is not a time zone known here; take an IANA name such as Europe/Berlin.", [nameof(Zone)]);
        if (Gap < TimeSpan.Zero)
            yield return new($"Gap ({Gap}) must not be negative; 0s switches the rule off.", [nameof(Gap)]);
        if (MaxLength < TimeSpan.Zero)
            yield return new($"MaxLength ({MaxLength}) must not be negative; 0s switches the rule off.", [nameof(MaxLength)]);
    }
}
