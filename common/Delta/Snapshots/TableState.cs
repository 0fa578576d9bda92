using System.Collections.Immutable;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Snapshots;

/// <summary>What the actions up to a version add up to (Delta protocol, "Action Reconciliation").</summary>
internal sealed record TableState(
    Protocol? Protocol,
    Metadata? Metadata,
    ImmutableDictionary<string, SetTransaction> Transactions,
    ImmutableDictionary<string, DomainMetadata> Domains,
    FileIndex Files)
{
    internal static TableState Empty { get; } = new(
        null, null, ImmutableDictionary.Create<string, SetTransaction>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, DomainMetadata>(StringComparer.Ordinal), FileIndex.Empty);
}
