using System.Globalization;

namespace SparkPersonalization.Contracts.Rules;

/// <summary>Pieces of Spark SQL.</summary>
internal static class Sql
{
    internal static string Text(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    internal static string Texts(IEnumerable<string> texts) => string.Join(", ", texts.Select(Text));

    internal static string Name(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    internal static string Double(double number) => $"{number.ToString("R", CultureInfo.InvariantCulture)}D";

    internal static string Integer(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether some of the conditions is true; false for none.</summary>
    internal static string Any(IEnumerable<string> conditions) => string.Join(" OR ", conditions) is { Length: > 0 } any ? $"({any})" : "false";

    /// <summary>A violation as a struct.</summary>
    internal static string Violation(string code, string column, string message) =>
        $"named_struct('code', {code}, 'column', {column}, 'message', {message})";
}
