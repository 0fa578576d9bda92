using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>The shop's own staff and tests: marked by the tracker, or from an address that no shopper can have.</summary>
internal static class InternalTraffic
{
    /// <summary>Loopback, link-local and private networks of version 4 (RFC 1918, RFC 3927) that end at a dot.</summary>
    private static readonly string[] Prefixes = ["10.", "127.", "169.254.", "192.168."];

    /// <summary>172.16.0.0/12 ends within a number.</summary>
    private const string Prefix172 = "172.";

    /// <summary>fc00::/7 and fe80::/10 (RFC 4193, RFC 4291) end within the first group, which has all its digits then.</summary>
    private static readonly string[] Prefixes6 = ["fc", "fd", "fe8", "fe9", "fea", "feb"];

    private const int DigitsOfGroup6 = 4;
    private const string Loopback6 = "::1";

    /// <param name="isMarked">The column that says whether the tracker marked the event.</param>
    /// <param name="ip">The column of the address, as <see cref="Addresses.Plain"/> has it.</param>
    internal static Reason Rule(string isMarked, string ip)
    {
        var address = Col(ip);
        var second = Expr($"try_cast(split_part({ip}, '.', 2) AS INT)");
        var is172 = address.StartsWith(Prefix172) & second.Between(16, 31);
        var isPrivate6 = Any(address, Prefixes6) & (Length(SubstringIndex(address, ":", 1)) == DigitsOfGroup6);
        var isPrivate = Any(address, Prefixes) | is172 | isPrivate6 | (address == Loopback6);
        return new Reason(ReasonCodes.Internal, SilverEvents.Ip, "The event comes from the shop's own network or is marked internal.", Col(isMarked) | isPrivate);
    }

    private static Column Any(Column address, string[] prefixes) =>
        prefixes.Select(prefix => address.StartsWith(prefix)).Aggregate((any, one) => any | one);
}
