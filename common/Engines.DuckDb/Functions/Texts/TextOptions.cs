using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>The options of functions that read or write records in texts, such as <c>timestampFormat</c>; names are not case-sensitive.</summary>
/// <param name="values">The options.</param>
/// <param name="zone">The session's time zone, over which an option goes.</param>
internal sealed class TextOptions(IReadOnlyDictionary<string, string> values, string zone)
{
    internal bool IsFailFast => string.Equals(Get("mode"), "FAILFAST", StringComparison.OrdinalIgnoreCase);

    /// <summary>All options as one text, which tells these from others.</summary>
    internal string Key => string.Join(';', values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}"));

    internal string Zone => Get("timeZone") ?? zone;

    internal string? DatePattern => Get("dateFormat");

    internal string? TimestampPattern => Get("timestampFormat");

    internal string Separator => Get("sep") ?? Get("delimiter") ?? ",";

    internal string? Get(string name) => values.GetValueOrDefault(name);

    internal Date? Date(string text) => DatePattern is { } pattern
        ? DateTimePattern.Of(pattern).Parse(text, "UTC") is { } time ? Calendar.Split(time).Day : null
        : DateTimeText.Date(text);

    internal Timestamp? Instant(string text) => TimestampPattern is { } pattern ? DateTimePattern.Of(pattern).Parse(text, Zone) : DateTimeText.Instant(text, Zone);

    internal Timestamp? Local(string text) => Get("timestampNTZFormat") is { } pattern ? DateTimePattern.Of(pattern).Parse(text, "UTC") : DateTimeText.Local(text);
}
