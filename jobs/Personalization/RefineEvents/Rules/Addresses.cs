using SparkPersonalization.DataFrames;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>Addresses of the internet protocol.</summary>
internal static class Addresses
{
    /// <summary>What sockets of version 6 put before an address of version 4 (RFC 4291).</summary>
    private const string Mapped = "::ffff:";

    /// <summary>An address in small letters, one of version 4 as that.</summary>
    internal static Column Plain(Column ip)
    {
        var address = Lower(ip);
        return When(address.StartsWith(Mapped) & address.Contains(Lit(".")), Substring(address, Mapped.Length + 1, int.MaxValue)).Otherwise(address);
    }
}
