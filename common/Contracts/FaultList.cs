namespace SparkPersonalization.Contracts;

/// <summary>Gathers what is wrong, so that all of it is told at once. The same fault, met on several ways, is told once.</summary>
internal sealed class FaultList
{
    private readonly List<ContractFault> _faults = [];

    internal int Count => _faults.Count;

    internal void Add(string file, string pointer, string message)
    {
        var fault = new ContractFault(file, pointer, message);
        if (!_faults.Contains(fault))
            _faults.Add(fault);
    }

    /// <exception cref="ContractException">There are faults.</exception>
    internal void ThrowIfAny()
    {
        if (_faults.Count > 0)
            throw new ContractException([.. _faults]);
    }
}
