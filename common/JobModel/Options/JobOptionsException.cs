using System.Collections.Immutable;

namespace SparkPersonalization.JobModel.Options;

/// <summary>A job's options do not hold. The message has every fault, each with its place.</summary>
public sealed class JobOptionsException : Exception
{
    internal JobOptionsException(string job, IReadOnlyList<string> faults)
        : base($"The options of {job} do not hold:\n{string.Join('\n', faults.Select(fault => "  " + fault))}")
    {
        Job = job;
        Faults = [.. faults];
    }

    /// <summary>The job's id.</summary>
    public string Job { get; }

    /// <summary>The faults, each with its place.</summary>
    public ImmutableArray<string> Faults { get; }
}
