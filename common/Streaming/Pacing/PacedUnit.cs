using SparkPersonalization.Streaming.Sources;

namespace SparkPersonalization.Streaming.Pacing;

/// <summary>What a limit counts.</summary>
/// <param name="Name">The unit, for people.</param>
/// <param name="Most">The limit.</param>
/// <param name="Least">Where less would not make a batch faster, as every batch has its fixed cost.</param>
/// <param name="Amount">How much of it a batch has; null where that is not known.</param>
/// <param name="Capped">A limit with another number of it.</param>
internal sealed record PacedUnit(string Name, long Most, long Least, Func<BatchSize, long?> Amount, Func<ReadLimit, long, ReadLimit> Capped)
{
    /// <summary>The finest unit that a limit has, or null for one that has none.</summary>
    internal static PacedUnit? Of(ReadLimit limit) => limit switch
    {
        { MaxRows: { } rows } => new("rows", rows, 1000, size => size.Rows, (l, cap) => l with { MaxRows = cap }),
        { MaxBytes: { } bytes } => new("bytes", bytes, 1 << 20, size => size.Bytes, (l, cap) => l with { MaxBytes = cap }),
        { MaxFiles: { } files } => new("files", files, 1, size => size.Files, (l, cap) => l with { MaxFiles = cap }),
        _ => null,
    };
}
