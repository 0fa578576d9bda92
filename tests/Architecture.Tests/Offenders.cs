namespace SparkPersonalization.Architecture.Tests;

/// <summary>Checks that report all that offend together.</summary>
internal static class Offenders
{
    internal static void MustBeNone(IEnumerable<string> offenders, string rule) =>
        Assert.That(string.Join('\n', offenders.Order(StringComparer.Ordinal)), Is.Empty, rule);
}
