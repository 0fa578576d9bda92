using System.Collections.Immutable;

namespace SparkPersonalization.JobModel.Options;

/// <summary>
/// What is said about a job's options, the weakest source first: its file <c>conf/jobs/JOB.json</c>, the environment
/// (<c>SPARKPERSONALIZATION_JOB_OPTION</c>), the command line.
/// </summary>
public sealed record OptionLayers
{
    internal const string EnvironmentRoot = "SPARKPERSONALIZATION_";

    private OptionLayers()
    {
    }

    /// <summary>Nothing is said: the options are their defaults.</summary>
    public static OptionLayers None { get; } = new();

    internal ImmutableArray<OptionInput> Inputs { get; private init; } = [];

    internal ImmutableArray<string> Faults { get; private init; } = [];

    /// <summary>Takes the job's file on top, where there is one.</summary>
    /// <param name="job">The job.</param>
    /// <param name="confDirectory">The directory with <c>jobs/</c> in it.</param>
    /// <returns>These layers and the file's.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public OptionLayers WithFile(JobDefinition job, string confDirectory)
    {
        ArgumentNullException.ThrowIfNull(job);
        var path = Path.Combine(confDirectory, "jobs", job.Id + ".json");
        if (!File.Exists(path))
            return this;
        var file = OptionsFile.Read(path);
        return this with { Inputs = [.. Inputs, .. file.Inputs], Faults = [.. Faults, .. file.Faults] };
    }

    /// <summary>Takes the job's environment variables on top.</summary>
    /// <param name="job">The job.</param>
    /// <param name="environment">All variables.</param>
    /// <returns>These layers and the environment's.</returns>
    public OptionLayers WithEnvironment(JobDefinition job, IReadOnlyDictionary<string, string> environment)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(environment);
        return With(environment
            .Where(variable => variable.Key.StartsWith(job.EnvironmentPrefix, StringComparison.Ordinal))
            .OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable => new OptionInput(
                variable.Key[job.EnvironmentPrefix.Length..].Replace('_', '-').ToLowerInvariant(),
                [variable.Value],
                $"environment variable {variable.Key}")));
    }

    /// <summary>Takes other sayings on top: the command line's.</summary>
    /// <param name="inputs">What is said.</param>
    /// <returns>These layers and the inputs.</returns>
    public OptionLayers With(IEnumerable<OptionInput> inputs) => this with { Inputs = [.. Inputs, .. inputs] };

    /// <summary>Takes faults on top that a source has besides its values, to be told with the others.</summary>
    /// <param name="faults">The faults, each with its place.</param>
    /// <returns>These layers and the faults.</returns>
    public OptionLayers WithFaults(IEnumerable<string> faults) => this with { Faults = [.. Faults, .. faults] };
}
