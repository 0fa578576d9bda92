namespace SparkPersonalization.Delta.Predicates;

/// <summary>What is known of the values in a file.</summary>
internal interface IFileFacts
{
    /// <summary>What is known of a column.</summary>
    ColumnFacts Column(ColumnPath column);
}
