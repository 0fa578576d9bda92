namespace SparkPersonalization.Delta.Operations;

/// <summary>Which rows a clause is for.</summary>
internal enum ClauseOrigin
{
    Matched,
    NotMatched,
    NotMatchedBySource,
}
