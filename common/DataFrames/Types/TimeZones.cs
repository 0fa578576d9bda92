using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SparkPersonalization.DataFrames.Types;

/// <summary>
/// Time zones by the names that Spark takes: IANA names, <c>UTC</c>, <c>Z</c>, and offsets such as <c>+01:00</c> or <c>GMT-8</c>.
/// </summary>
internal static partial class TimeZones
{
    private static readonly ConcurrentDictionary<string, TimeZoneInfo?> Known = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, ZoneHistory?> Histories = new(StringComparer.Ordinal);

    internal static bool IsKnown(string name) => Find(name) is not null;

    /// <summary>The zone of a name.</summary>
    /// <exception cref="SparkException">There is no such zone.</exception>
    internal static TimeZoneInfo Get(string name) => Find(name)
        ?? throw new SparkException("INVALID_TIMEZONE", $"The time zone '{name}' is not known: use an IANA name or an offset such as +01:00.");

    /// <summary>The instant of a wall clock's reading: the earlier one where it comes twice, moved on by the gap where it does not come.</summary>
    internal static Timestamp ToInstant(Timestamp local, string zone)
    {
        if (History(local, zone) is { } history)
        {
            return new Timestamp(local.Microseconds - history.OfLocal(local));
        }

        var info = Get(zone);
        if (info.BaseUtcOffset == TimeSpan.Zero && !info.SupportsDaylightSavingTime)
        {
            return local;
        }

        var clock = Clamp(local);
        var offset = info.IsAmbiguousTime(clock) ? info.GetAmbiguousTimeOffsets(clock).Max()
            : info.IsInvalidTime(clock) ? info.GetUtcOffset(clock.AddHours(-3))
            : info.GetUtcOffset(clock);
        return new Timestamp(local.Microseconds - (long)offset.TotalMicroseconds);
    }

    /// <summary>The instant of a wall clock's reading, or null where it comes twice or not at all, or in years whose rules not all systems know alike.</summary>
    internal static Timestamp? ToPlainInstant(Timestamp local, string zone)
    {
        var info = Get(zone);
        var clock = Clamp(local);
        var isPlain = (info.BaseUtcOffset == TimeSpan.Zero && !info.SupportsDaylightSavingTime)
            || (clock.Year is >= 1970 and < 2037 && !info.IsAmbiguousTime(clock) && !info.IsInvalidTime(clock));
        return isPlain ? ToInstant(local, zone) : null;
    }

    /// <summary>A zone's wall clock at an instant.</summary>
    internal static Timestamp ToLocal(Timestamp instant, string zone) => History(instant, zone) is { } history
        ? new(instant.Microseconds + history.At(instant))
        : new(instant.Microseconds + (long)Get(zone).GetUtcOffset(DateTime.SpecifyKind(Clamp(instant), DateTimeKind.Utc)).TotalMicroseconds);

    // Before 1970 offsets may have seconds, which .NET's have not.
    private static ZoneHistory? History(Timestamp time, string zone) =>
        time.Microseconds < 0 && zone.Contains('/', StringComparison.Ordinal) && IsKnown(zone) ? Histories.GetOrAdd(zone, ZoneHistory.Find) : null;

    // Outside of .NET's years the offset of the nearest year holds.
    private static DateTime Clamp(Timestamp time)
    {
        var first = (DateTime.MinValue.AddDays(2).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        var last = (DateTime.MaxValue.AddDays(-2).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        return DateTime.SpecifyKind(new Timestamp(Math.Clamp(time.Microseconds, first, last)).ToDateTime(), DateTimeKind.Unspecified);
    }

    private static TimeZoneInfo? Find(string name) => Known.GetOrAdd(name, Make);

    private static TimeZoneInfo? Make(string name)
    {
        var match = Offset().Match(name);
        if (name is "Z" or "UTC" or "GMT" or "UT")
        {
            return TimeZoneInfo.Utc;
        }

        if (match.Success)
        {
            var minutes = (Part(match, "h") * 60) + Part(match, "m");
            var offset = TimeSpan.FromMinutes(match.Groups["sign"].Value == "-" ? -minutes : minutes);
            return Math.Abs(offset.TotalHours) <= 14 ? TimeZoneInfo.CreateCustomTimeZone(name, offset, name, name) : null;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
    }

    private static int Part(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:UTC|GMT|UT)?(?<sign>[+-])(?<h>\d{1,2})(?::?(?<m>\d{2}))?(?::?00)?$")]
    private static partial Regex Offset();
}
