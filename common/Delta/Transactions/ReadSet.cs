using SparkPersonalization.Delta.Predicates;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Transactions;

/// <summary>What a transaction has looked at, by which it is decided whether another commit conflicts with it.</summary>
internal sealed class ReadSet
{
    internal bool WholeTable { get; set; }

    internal List<DeltaPredicate> Predicates { get; } = [];

    internal HashSet<FileKey> Files { get; } = [];

    internal HashSet<string> Applications { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether no row of the table was looked at.</summary>
    internal bool IsEmpty => !WholeTable && Predicates.Count == 0 && Files.Count == 0;
}
