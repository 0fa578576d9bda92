namespace SparkPersonalization.Delta.Predicates;

/// <summary>Ways to compare a column with a value.</summary>
public enum Comparison
{
    /// <summary>The same; null where either is null.</summary>
    Equal,

    /// <summary>Not the same; null where either is null.</summary>
    NotEqual,

    /// <summary>The column is less.</summary>
    Less,

    /// <summary>The column is less or the same.</summary>
    LessOrEqual,

    /// <summary>The column is greater.</summary>
    Greater,

    /// <summary>The column is greater or the same.</summary>
    GreaterOrEqual,

    /// <summary>The same, two nulls among it; never null (SQL <c>&lt;=&gt;</c>).</summary>
    NullSafeEqual,
}
