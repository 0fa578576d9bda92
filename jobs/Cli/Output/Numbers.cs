using System.Globalization;

namespace SparkPersonalization.Cli.Output;

/// <summary>Numbers for people: thousands apart, no more decimals than there are.</summary>
internal static class Numbers
{
    internal static string Grouped(decimal value) => value.ToString(decimal.IsInteger(value) ? "#,0" : "#,0.00##", CultureInfo.InvariantCulture);

    /// <summary>A time as <c>2.5 s</c>, <c>1:05 min</c> or <c>2:03:04 h</c>.</summary>
    internal static string Duration(TimeSpan time) => time switch
    {
        _ when time < TimeSpan.FromMinutes(1) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        _ when time < TimeSpan.FromHours(1) => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00} h"),
    };
}
