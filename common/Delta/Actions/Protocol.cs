using SparkPersonalization.Delta.Features;

namespace SparkPersonalization.Delta.Actions;

/// <summary>What a program must know to read and to write the table (<c>protocol</c>).</summary>
/// <param name="MinReaderVersion">The reader version, 1 to 3; 3 means that <see cref="ReaderFeatures"/> says it.</param>
/// <param name="MinWriterVersion">The writer version, 1 to 7; 7 means that <see cref="WriterFeatures"/> says it.</param>
public sealed record Protocol(int MinReaderVersion, int MinWriterVersion) : DeltaAction
{
    /// <summary>The features that readers must know; null below reader version 3.</summary>
    public IReadOnlyList<string>? ReaderFeatures { get; init; }

    /// <summary>The features that writers must know; null below writer version 7.</summary>
    public IReadOnlyList<string>? WriterFeatures { get; init; }

    /// <summary>The features that a program may meet in the table, by name: those listed, and those that a lower version stands for.</summary>
    public IReadOnlyList<string> SupportedFeatures => [.. FeatureSupport.Names(this).Distinct().Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public bool Equals(Protocol? other) =>
        other is not null
        && MinReaderVersion == other.MinReaderVersion
        && MinWriterVersion == other.MinWriterVersion
        && SameFeatures(ReaderFeatures, other.ReaderFeatures)
        && SameFeatures(WriterFeatures, other.WriterFeatures);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MinReaderVersion, MinWriterVersion, ReaderFeatures?.Count, WriterFeatures?.Count);

    private static bool SameFeatures(IReadOnlyList<string>? one, IReadOnlyList<string>? other) =>
        one is null || other is null ? one is null && other is null : one.ToHashSet().SetEquals(other);
}
