namespace SparkPersonalization.Delta.Actions;

/// <summary>A named configuration of a feature or a program (<c>domainMetadata</c>).</summary>
/// <param name="Domain">The name; names with the prefix <c>delta.</c> are the protocol's own.</param>
/// <param name="Configuration">The content, any text.</param>
/// <param name="Removed">Whether it is taken away.</param>
public sealed record DomainMetadata(string Domain, string Configuration, bool Removed = false) : DeltaAction;
