using System.Globalization;

namespace SparkPersonalization.Personalization.BuildFeatures.Pack;

/// <summary>
/// Conditions and amounts of time in SQL over column <c>age</c>: the microseconds from an event to its checkout. A window of n days holds
/// what is younger than n times 24 hours.
/// </summary>
internal static class Ages
{
    /// <summary>The name of the column.</summary>
    internal const string Age = "age";

    internal const long Second = 1_000_000;
    internal const long Hour = 3_600 * Second;
    internal const long Day = 24 * Hour;

    /// <summary>How far back history goes.</summary>
    internal const int HistoryDays = 365;

    /// <summary>Younger than so many days.</summary>
    internal static string Within(int days) => string.Create(CultureInfo.InvariantCulture, $"age < {days * Day}");

    /// <summary>A number of microseconds in a longer unit, as DOUBLE.</summary>
    internal static string In(long unit, string microseconds) => string.Create(CultureInfo.InvariantCulture, $"CAST({microseconds} AS DOUBLE) / {unit}");

    /// <summary>A quotient as DOUBLE; null where the divisor is zero or null.</summary>
    internal static string Ratio(string dividend, string divisor) => $"CAST({dividend} AS DOUBLE) / nullif({divisor}, 0)";

    /// <summary>
    /// A sum of weights, each of which halves every 14 days, in millionths: whole numbers, so that their sum is the same in every order.
    /// </summary>
    internal static string DecayedSum(string weight) => string.Create(
        CultureInfo.InvariantCulture,
        $"sum(CASE WHEN {Within(90)} THEN CAST(round(1000000 * ({weight}) * pow(0.5, age / {14.0 * Day:F1}D)) AS BIGINT) END)");
}
