using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Operations;

/// <summary>What commits say about operations, in Delta's words (<c>DeltaOperations</c>).</summary>
internal static class Details
{
    // Quotes of SQL stay quotes, as in Delta's own history.
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static StringMap Metrics(params IEnumerable<(string Name, long? Value)> metrics) => StringMap.From(metrics
        .Where(m => m.Value is not null)
        .Select(m => new KeyValuePair<string, string?>(m.Name, m.Value!.Value.ToString(CultureInfo.InvariantCulture))));

    internal static StringMap Parameters(params IEnumerable<(string Name, string? Value)> parameters) => StringMap.From(parameters
        .Where(p => p.Value is not null)
        .Select(p => new KeyValuePair<string, string?>(p.Name, p.Value)));

    internal static string Json(IEnumerable<string> texts) => JsonSerializer.Serialize(texts, AsWritten);

    /// <summary>A condition as a list of texts; null where it was not written as a text.</summary>
    internal static string? Predicate(Expression? condition) => condition switch
    {
        null => "[]",
        ExpressionString text => Json([text.Expression]),
        _ => null,
    };
}
