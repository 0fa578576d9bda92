using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>The two zeros of real numbers: Spark groups by the positive one for both, and a sort must not lose the sign as DuckDB's does.</summary>
internal static class Zeros
{
    /// <summary>A value whose zero is positive; other types stay.</summary>
    internal static string Positive(string sql, DataType type) => IsReal(type) ? $"({sql} + CAST(0 AS {SparkTypes.ToSql(type)}))" : sql;

    /// <summary>All columns of rows, with positive zeros in those that tell the rows apart.</summary>
    internal static string Columns(IEnumerable<BoundAttribute> keys)
    {
        var real = keys.Where(k => IsReal(k.DataType)).Select(k => $"{Positive(k.Sql(), k.DataType)} AS {k.Sql()}").ToList();
        return real.Count == 0 ? "*" : $"* REPLACE ({string.Join(", ", real)})";
    }

    private static bool IsReal(DataType type) => type is FloatType or DoubleType;
}
