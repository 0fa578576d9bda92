using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.DuckDb.Functions.Dates;

/// <summary>
/// What Spark refuses in patterns for dates and times, and with which error: where Spark 2 took the pattern, whose letters were those of Java's
/// SimpleDateFormat, the error says that its meaning has changed.
/// </summary>
internal static class DateTimePatternRules
{
    private const string OfSpark2 = "GyYMLwWDdFEuaHkKhmsSzZX";
    private const string OfWeeks = "YWwuec";
    private const string Unknown = "AnNp";
    private const string WrittenOnly = "EFqQ";
    private const string FiveAreTooMany = "GMLEuQq";
    private const int LongestYear = 6;

    /// <summary>Fails where a pattern has what Spark refuses.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="letters">Its letters, each with how often it stands there.</param>
    /// <param name="isReading">Whether texts are read by it.</param>
    /// <exception cref="SparkException">It has.</exception>
    internal static void Check(string pattern, IReadOnlyCollection<(char Letter, int Count)> letters, bool isReading)
    {
        var (fault, why) = Fault(letters, isReading);
        if (fault is not null)
        {
            throw letters.All(l => OfSpark2.Contains(l.Letter, StringComparison.Ordinal))
                ? new SparkException("INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION", $"Fail to recognize '{pattern}' pattern in the DateTimeFormatter, which Spark before 3.0 took: {why}.")
                : new SparkException(fault, $"Unrecognized datetime pattern '{pattern}': {why}.");
        }
    }

    private static (string? ErrorClass, string Why) Fault(IReadOnlyCollection<(char Letter, int Count)> letters, bool isReading)
    {
        char? First(Func<(char Letter, int Count), bool> condition) => letters.Where(condition).Select(l => (char?)l.Letter).FirstOrDefault();

        return First(l => OfWeeks.Contains(l.Letter, StringComparison.Ordinal)) is { } week ? ("INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_WEEK_BASED_PATTERN", $"week-based patterns are not supported, such as {week}; use the function extract")
            : First(l => Unknown.Contains(l.Letter, StringComparison.Ordinal) || (isReading && WrittenOnly.Contains(l.Letter, StringComparison.Ordinal))) is { } letter ? ("INVALID_DATETIME_PATTERN.ILLEGAL_CHARACTER", $"illegal pattern character {letter}")
            : First(IsTooLong) is { } many ? ("INVALID_DATETIME_PATTERN.LENGTH", $"too many letters {many}")
            : (null, "");
    }

    private static bool IsTooLong((char Letter, int Count) part) =>
        (part.Count >= 5 && FiveAreTooMany.Contains(part.Letter, StringComparison.Ordinal)) || (part.Letter == 'y' && part.Count > LongestYear) || part is { Letter: 'a', Count: > 1 };
}
