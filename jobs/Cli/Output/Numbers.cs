using System.Globalization;

namespace SparkPersonalization.Cli.Output;

/// <summary>Numbers for people: thousands apart, no more decimals than there are.</summary>
internal static class Numbers
{
    internal static string Grouped(decimal value) => value.ToString(decimal.IsInteger(value) ? "#,0" : "#,0.00##", CultureInfo.InvariantCulture);

    internal static string Seconds(TimeSpan time) => time < TimeSpan.FromMinutes(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:0}:{time.Minutes:00}:{time.Seconds:00} h");
}
