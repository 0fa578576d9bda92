namespace SparkPersonalization.Contracts;

/// <summary>One thing that is wrong in a file of a contract.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Pointer">The place in it as a JSON pointer; empty for the file as a whole.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record ContractFault(string File, string Pointer, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Pointer.Length == 0 ? $"{File}: {Message}" : $"{File}#{Pointer}: {Message}";
}
