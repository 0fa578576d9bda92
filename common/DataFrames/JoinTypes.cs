using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>Spark's names of the join types.</summary>
internal static class JoinTypes
{
    internal static JoinType Parse(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "INNER" => JoinType.Inner,
        "OUTER" or "FULL" or "FULLOUTER" => JoinType.FullOuter,
        "LEFT" or "LEFTOUTER" => JoinType.LeftOuter,
        "RIGHT" or "RIGHTOUTER" => JoinType.RightOuter,
        "SEMI" or "LEFTSEMI" => JoinType.LeftSemi,
        "ANTI" or "LEFTANTI" => JoinType.LeftAnti,
        "CROSS" => JoinType.Cross,
        _ => throw new ArgumentException(
            $"There is no join type '{name}'. Use inner, left_outer, right_outer, full_outer, left_semi, left_anti or cross.", nameof(name)),
    };
}
