using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>The options of what reads or writes records in texts, such as <c>timestampFormat</c>; names are not case-sensitive.</summary>
/// <param name="values">The options.</param>
/// <param name="zone">The session's time zone, over which an option goes.</param>
internal sealed class TextOptions(IReadOnlyDictionary<string, string> values, string zone)
{
    internal bool IsFailFast => string.Equals(Get("mode"), "FAILFAST", StringComparison.OrdinalIgnoreCase);

    internal bool IsDropMalformed => string.Equals(Get("mode"), "DROPMALFORMED", StringComparison.OrdinalIgnoreCase);

    /// <summary>All options as one text, which tells these from others.</summary>
    internal string Key => $"{zone};{string.Join(';', values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}"))}";

    internal string Zone => Get("timeZone") ?? zone;

    internal string? DatePattern => Get("dateFormat");

    internal string? TimestampPattern => Get("timestampFormat");

    internal string? LocalPattern => Get("timestampNTZFormat");

    internal string Separator => Get("sep") ?? Get("delimiter") ?? ",";

    /// <summary>The column that gets malformed records.</summary>
    internal string CorruptColumn => Get("columnNameOfCorruptRecord") ?? "_corrupt_record";

    internal string? Get(string name) => values.GetValueOrDefault(name);

    /// <exception cref="ArgumentException">The option is neither true nor false.</exception>
    internal bool Flag(string name, bool byDefault) => Get(name) switch
    {
        null => byDefault,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new ArgumentException($"Option {name} must be true or false, not '{text}'."),
    };

    internal Date? Date(string text) => DatePattern is { } pattern
        ? DateTimePattern.Of(pattern).Parse(text, "UTC") is { } time ? Calendar.Split(time).Day : null
        : DateTimeText.Date(text);

    internal Timestamp? Instant(string text) => TimestampPattern is { } pattern ? DateTimePattern.Of(pattern).Parse(text, Zone) : DateTimeText.Instant(text, Zone);

    internal Timestamp? Local(string text) => LocalPattern is { } pattern ? DateTimePattern.Of(pattern).Parse(text, "UTC") : DateTimeText.Local(text);

    /// <summary>A wall clock's reading; null also where a zone is named.</summary>
    internal Timestamp? LocalOnly(string text) => LocalPattern is null && DateTimeText.NamesZone(text) ? null : Local(text);
}
