using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>Maps of the log as values of map columns.</summary>
internal static class TextMaps
{
    internal static object? Of(StringMap? map) => map?.Select(entry => KeyValuePair.Create((object)entry.Key, (object?)entry.Value)).ToArray();
}
