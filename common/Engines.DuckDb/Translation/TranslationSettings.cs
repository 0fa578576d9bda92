using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>What of a session matters to the translation.</summary>
/// <param name="TimeZone">The session's time zone, by IANA name.</param>
/// <param name="Now">The time that all of a query takes as the present.</param>
internal sealed record TranslationSettings(string TimeZone, Timestamp Now);
