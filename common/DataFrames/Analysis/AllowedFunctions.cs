namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>Which kinds of functions may stand at a place of a query, besides scalar ones.</summary>
[Flags]
internal enum AllowedFunctions
{
    /// <summary>Scalar functions only.</summary>
    Scalar = 0,

    /// <summary>Aggregates.</summary>
    Aggregate = 1,

    /// <summary>Functions over a window.</summary>
    Window = 2,
}
