namespace SparkPersonalization.Engines.DuckDb.Functions.Json.Lenient;

/// <summary>A text is no JSON.</summary>
internal sealed class JsonFault(string message) : FormatException(message);
