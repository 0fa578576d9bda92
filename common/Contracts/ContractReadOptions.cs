namespace SparkPersonalization.Contracts;

/// <summary>How records are read.</summary>
public sealed record ContractReadOptions
{
    /// <summary>The most bytes that a record may have; 1 MiB by default.</summary>
    public int MaxBytes { get; init; } = DataFrames.Functions.MaxJsonBytes;
}
