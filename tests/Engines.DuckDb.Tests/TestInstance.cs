using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Tests;

/// <summary>Instances of DuckDB for tests, and short ways to ask them.</summary>
internal static class TestInstance
{
    internal static DuckDbInstance Open(params ScalarFunctionDefinition[] functions) =>
        DuckDbInstance.Open(new InstanceOptions { Threads = 2 }, functions);

    internal static List<object?[]> Rows(this DuckDbInstance instance, string sql, params SqlParameter[] parameters)
    {
        using var result = instance.Query(sql, parameters);
        return [.. result.Rows()];
    }

    internal static object? Value(this DuckDbInstance instance, string sql, params SqlParameter[] parameters) =>
        instance.Rows(sql, parameters).Single().Single();
}
