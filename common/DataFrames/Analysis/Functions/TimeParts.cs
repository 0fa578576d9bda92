using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>The parts that <c>extract</c> knows, and their many names.</summary>
internal static class TimeParts
{
    private static readonly Dictionary<string, string> Names = Named(
        "year y years yr yrs",
        "yearofweek",
        "quarter qtr",
        "month mon mons months",
        "week w weeks",
        "day d days",
        "dayofweek dow",
        "dayofweek_iso dow_iso",
        "doy",
        "hour h hours hr hrs",
        "minute m min mins minutes",
        "second s sec seconds secs");

    /// <summary>The part's first name; null where there is no such part of a type.</summary>
    internal static string? Of(string text, DataType type)
    {
        var part = Names.GetValueOrDefault(text.ToLowerInvariant());
        return type switch
        {
            YearMonthIntervalType => part is "year" or "month" ? part : null,
            DayTimeIntervalType => part is "day" or "hour" or "minute" or "second" ? part : null,
            CalendarIntervalType => part is "year" or "month" or "day" or "hour" or "minute" or "second" ? part : null,
            _ => part,
        };
    }

    internal static DataType TypeOf(BoundExpression part, DataType source)
    {
        var name = part is BoundLiteral { Value: string text } ? Of(text, source) ?? throw new AnalysisException(
            "INVALID_EXTRACT_FIELD", $"Cannot extract `{text}` from {source.Sql}. It has parts such as year, month, day, hour, minute and second.")
            : throw new AnalysisException("NON_FOLDABLE_ARGUMENT", "The part to extract must be a constant.");
        return (name, source) switch
        {
            ("second", _) => new DecimalType(8, 6),
            ("month" or "hour" or "minute", DayTimeIntervalType or YearMonthIntervalType) => new ByteType(),
            _ => new IntegerType(),
        };
    }

    private static Dictionary<string, string> Named(params string[] parts) => parts
        .Select(p => p.Split(' ')).SelectMany(names => names.Select(name => (name, first: names[0]))).ToDictionary(p => p.name, p => p.first, StringComparer.Ordinal);
}
