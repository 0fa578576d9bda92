namespace SparkPersonalization.Contracts.Reading;

/// <summary>What reading may find wrong with a record before the contract's rules are asked, in SQL.</summary>
/// <param name="Suspicion">When a record may have violations for how it was read.</param>
/// <param name="Found">What could not be put into its columns, as an array of <see cref="VerdictColumns.Found"/>.</param>
/// <param name="Violations">Arrays of violations that stand before the contract's.</param>
internal sealed record ReadingFaults(string Suspicion, string Found, IReadOnlyList<string> Violations);
