using System.Collections.Concurrent;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions;

/// <summary>
/// Functions made for particular types or constants, such as a schema: one definition, and so one name in DuckDB, for each of them in the
/// process.
/// </summary>
internal static class KnownFunctions
{
    private static readonly ConcurrentDictionary<string, ScalarFunctionDefinition> Known = new(StringComparer.Ordinal);

    /// <summary>The function of this name.</summary>
    /// <param name="name">The name, which must tell all that makes the function different from others.</param>
    /// <param name="make">Makes it, where it is not known yet.</param>
    /// <returns>The definition, the same one each time.</returns>
    internal static ScalarFunctionDefinition GetOrAdd(string name, Func<ScalarFunctionDefinition> make) => Known.GetOrAdd(name, _ => make());
}
