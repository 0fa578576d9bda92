using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Tests;

/// <summary>Instances of DuckDB for tests, and short ways to ask them.</summary>
internal static class TestInstance
{
    internal static DuckDbInstance Open(params ScalarFunctionDefinition[] functions) =>
        DuckDbInstance.Open(new InstanceOptions { Threads = 2 }, functions);

    internal static List<object?[]> Rows(this DuckDbInstance instance, string sql, params SqlParameter[] parameters)
    {
        using var connection = instance.Connect();
        using var result = connection.Query(sql, parameters);
        return [.. result.Rows().Select(r => Array.ConvertAll(r, Plain))];
    }

    /// <summary>A value with arrays in place of structs and maps, and numbers in place of dates and times, which are easier to write down.</summary>
    internal static object? Plain(object? value) => value switch
    {
        Row row => row.Values.Select(Plain).ToArray(),
        object?[] items => Array.ConvertAll(items, Plain),
        MapValue map => map.Select(p => KeyValuePair.Create(Plain(p.Key)!, Plain(p.Value))).ToArray(),
        Date date => date.DaysSinceEpoch,
        Timestamp time => time.Microseconds,
        _ => value,
    };

    internal static object? Value(this DuckDbInstance instance, string sql, params SqlParameter[] parameters) =>
        instance.Rows(sql, parameters).Single().Single();
}
