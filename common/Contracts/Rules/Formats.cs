namespace SparkPersonalization.Contracts.Rules;

/// <summary>
/// The formats that a contract may name, as regular expressions that Java, .NET and RE2 read alike. Dates and date-times (RFC 3339, without
/// leap seconds) are checked by the reading of their columns.
/// </summary>
internal static class Formats
{
    internal const string Date = "date";
    internal const string DateTime = "date-time";

    private const string Byte = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private const string Ipv4 = $@"(?:{Byte}\.){{3}}{Byte}";
    private const string Group = "[0-9A-Fa-f]{1,4}";
    private const string Tail = $"(?:{Group}:{Group}|{Ipv4})";
    private const string Label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private const string Host = $@"{Label}(?:\.{Label})*";
    private const string Word = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

    private const string Ipv6 =
        $"(?:(?:{Group}:){{6}}{Tail}"
        + $"|::(?:{Group}:){{5}}{Tail}"
        + $"|(?:{Group})?::(?:{Group}:){{4}}{Tail}"
        + $"|(?:(?:{Group}:){{0,1}}{Group})?::(?:{Group}:){{3}}{Tail}"
        + $"|(?:(?:{Group}:){{0,2}}{Group})?::(?:{Group}:){{2}}{Tail}"
        + $"|(?:(?:{Group}:){{0,3}}{Group})?::{Group}:{Tail}"
        + $"|(?:(?:{Group}:){{0,4}}{Group})?::{Tail}"
        + $"|(?:(?:{Group}:){{0,5}}{Group})?::{Group}"
        + $"|(?:(?:{Group}:){{0,6}}{Group})?::)";

    private static readonly Dictionary<string, string> Patterns = new(StringComparer.Ordinal)
    {
        ["email"] = $@"^(?:{Word}(?:\.{Word})*|""(?:[ !#-\[\]-~]|\\[ -~])+"")@(?:{Host}|\[{Ipv4}\]|\[IPv6:{Ipv6}\])\z",
        ["hostname"] = $@"^{Host}\z",
        ["ipv4"] = $@"^{Ipv4}\z",
        ["ipv6"] = $@"^{Ipv6}\z",
        ["uri"] = @"^[A-Za-z][A-Za-z0-9+.-]*:(?://(?:(?:[A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@)?(?:\[[0-9A-Fa-f:.]+\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(?::[0-9]*)?(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?|(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)(?:\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?\z",
        ["uuid"] = @"^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\z",
    };

    /// <summary>All names, sorted.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. Patterns.Keys.Append(Date).Append(DateTime).Order(StringComparer.Ordinal)];

    /// <summary>When a text has not a format; null for a format that reading checks.</summary>
    internal static string? Violated(string format, string value) => format switch
    {
        Date or DateTime => null,
        "hostname" => $"char_length({value}) > 253 OR NOT regexp_like({value}, {Sql.Text(Patterns[format])})",
        _ => $"NOT regexp_like({value}, {Sql.Text(Patterns[format])})",
    };
}
