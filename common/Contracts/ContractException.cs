namespace SparkPersonalization.Contracts;

/// <summary>A contract's files cannot be used. The message lists all that is wrong, a line each.</summary>
public sealed class ContractException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="faults">All that is wrong, at least one.</param>
    public ContractException(IReadOnlyList<ContractFault> faults)
        : base(Describe(faults)) => Faults = faults;

    /// <summary>All that is wrong.</summary>
    public IReadOnlyList<ContractFault> Faults { get; }

    private static string Describe(IReadOnlyList<ContractFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return string.Join('\n', faults.Select(f => f.ToString()));
    }
}
