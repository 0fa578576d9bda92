namespace SparkPersonalization.DataFrames.Streams;

/// <summary>Which rows of a streaming query's result reach its sink.</summary>
public enum OutputMode
{
    /// <summary>Rows that are new and will not change.</summary>
    Append,

    /// <summary>All rows of the result, each time.</summary>
    Complete,

    /// <summary>Rows that are new or have changed.</summary>
    Update,
}
