namespace SparkPersonalization.Personalization.Lake;

/// <summary>What a batch tells those who watch the job. What is null is not known.</summary>
internal sealed record BatchNote
{
    /// <summary>Rows written; as many as were read where null.</summary>
    internal long? RowsOut { get; init; }

    /// <summary>Rows quarantined.</summary>
    internal long? Quarantined { get; init; }

    /// <summary>Event time up to which rows are expected no more.</summary>
    internal DateTimeOffset? Watermark { get; init; }
}
