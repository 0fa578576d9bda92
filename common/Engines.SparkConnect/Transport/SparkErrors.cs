using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect.Transport;

/// <summary>Spark's errors as the API's exceptions.</summary>
internal static class SparkErrors
{
    /// <summary>The error class of what Spark reports without one, such as a fault of a library under it.</summary>
    internal const string Unclassified = "UNCLASSIFIED";

    // A chain of causes that is longer than this has a circle in it.
    private const int MaxCauses = 10;

    /// <summary>The exception for an error that the server described in full.</summary>
    internal static SparkException Of(FetchErrorDetailsResponse details, Exception call)
    {
        var chain = Chain(details);
        // An engine's wrapper around the real error, such as that of an aborted job, has no class.
        var index = Math.Max(chain.FindIndex(e => e.SparkThrowable?.HasErrorClass == true), 0);
        Exception? inner = call;
        for (var i = chain.Count - 1; i > index; i--)
        {
            inner = Of(chain[i], inner);
        }

        return Of(chain[index], inner);
    }

    /// <summary>The exception for an error of which only the call's trailers are known.</summary>
    internal static SparkException Of(ServerFault fault, Exception call) =>
        Make(fault.Classes, Report(fault.Classes, fault.ErrorClass ?? Prefix(fault.Message), fault.SqlState, fault.Message, fault.Parameters), call);

    private static SparkException Of(FetchErrorDetailsResponse.Types.Error error, Exception? inner)
    {
        var thrown = error.SparkThrowable;
        var report = Report(
            error.ErrorTypeHierarchy,
            thrown is { HasErrorClass: true } ? thrown.ErrorClass : null,
            thrown is { HasSqlState: true } ? thrown.SqlState : null,
            error.Message,
            thrown?.MessageParameters.ToDictionary(StringComparer.Ordinal) ?? []);
        return Make(error.ErrorTypeHierarchy, report, inner);
    }

    private static SparkException Make(IReadOnlyList<string> classes, SparkErrorReport report, Exception? inner) => 0 switch
    {
        _ when Has(classes, "ParseException") => new ParseException(report, inner),
        _ when Has(classes, "AnalysisException") => new AnalysisException(report, inner),
        _ => new SparkException(report, inner),
    };

    private static SparkErrorReport Report(
        IReadOnlyList<string> classes, string? errorClass, string? sqlState, string message, IReadOnlyDictionary<string, string> parameters)
    {
        var name = errorClass ?? Unclassified;
        var origin = errorClass is null && classes.Count > 0 ? $"{classes[0]}: " : "";
        var text = message.StartsWith($"[{name}]", StringComparison.Ordinal) ? message : $"[{name}] {origin}{message}";
        return new SparkErrorReport(name, sqlState, text, parameters);
    }

    private static List<FetchErrorDetailsResponse.Types.Error> Chain(FetchErrorDetailsResponse details)
    {
        var chain = new List<FetchErrorDetailsResponse.Types.Error>();
        for (var next = details.RootErrorIdx; next >= 0 && next < details.Errors.Count && chain.Count < MaxCauses;)
        {
            var error = details.Errors[next];
            chain.Add(error);
            next = error.HasCauseIdx ? error.CauseIdx : -1;
        }

        return chain;
    }

    private static bool Has(IReadOnlyList<string> classes, string name) =>
        classes.Any(c => c[(c.LastIndexOf('.') + 1)..].EndsWith(name, StringComparison.Ordinal));

    // The class stands in the text also where it had no room in the trailers.
    private static string? Prefix(string message)
    {
        var end = message.IndexOf(']', StringComparison.Ordinal);
        return end > 1 && message[0] == '[' && message.AsSpan(1, end - 1).IndexOfAnyExcept(ClassCharacters) < 0 ? message[1..end] : null;
    }

    private static readonly System.Buffers.SearchValues<char> ClassCharacters = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.");
}
