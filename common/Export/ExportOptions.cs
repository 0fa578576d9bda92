namespace SparkPersonalization.Export;

/// <summary>How the files of an export are made. They are compressed by snappy.</summary>
public sealed record ExportOptions
{
    /// <summary>Rows in a file at most; further ones go to the next file. 1,000,000 by default.</summary>
    public long MaxRowsPerFile { get; init; } = 1_000_000;

    /// <summary>Rows in a row group at most, which bounds the memory that an export takes. 50,000 by default.</summary>
    public int MaxRowsPerGroup { get; init; } = 50_000;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRowsPerFile, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRowsPerGroup, 1);
    }
}
