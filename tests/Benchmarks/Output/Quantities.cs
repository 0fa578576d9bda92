using System.Globalization;

namespace SparkPersonalization.Benchmarks.Output;

/// <summary>Numbers for people: three digits that say something.</summary>
internal static class Quantities
{
    internal static string Of(double value) => value.ToString(
        value switch
        {
            >= 100 => "#,0",
            >= 10 => "0.0",
            _ => "0.00",
        },
        CultureInfo.InvariantCulture);

    internal static string Of(double? value, string unit) => value is { } number ? $"{Of(number)} {unit}".TrimEnd() : "-";
}
