namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Functions whose values depend on more than their arguments.</summary>
internal static class NondeterministicFunctions
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "rand", "randn", "random", "uuid", "uniform", "randstr", "shuffle", "monotonically_increasing_id", "spark_partition_id",
    };

    /// <summary>Whether a function is one of them.</summary>
    /// <param name="function">Its name.</param>
    internal static bool Have(string function) => Names.Contains(function);
}
