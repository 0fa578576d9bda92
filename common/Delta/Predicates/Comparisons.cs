namespace SparkPersonalization.Delta.Predicates;

/// <summary>Comparisons by the signs that SQL has for them.</summary>
public static class Comparisons
{
    /// <summary>The comparison that a sign stands for.</summary>
    /// <param name="sign">The sign, such as <c>&lt;=</c>.</param>
    /// <returns>The comparison, or null where the sign is none.</returns>
    public static Comparison? Named(string sign) => sign switch
    {
        "=" or "==" => Comparison.Equal,
        "!=" or "<>" => Comparison.NotEqual,
        "<" => Comparison.Less,
        "<=" => Comparison.LessOrEqual,
        ">" => Comparison.Greater,
        ">=" => Comparison.GreaterOrEqual,
        "<=>" => Comparison.NullSafeEqual,
        _ => null,
    };

    /// <summary>The comparison that holds for two values if this one holds for them the other way round.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The comparison with its sides changed.</returns>
    public static Comparison Mirrored(this Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => comparison,
    };
}
