using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Personalization.Lake;

/// <summary>How a job follows its input: options that all following jobs share.</summary>
public sealed record LakeOptions
{
    /// <summary>Starts a new generation: forgets the progress, reads the input from the start, and replaces what the job had written; false by default.</summary>
    [Description("Starts anew: forgets the progress, reads the input from its start, and replaces what the job had written.")]
    public bool Reset { get; init; }

    /// <summary>Keeps going, a batch each so often; without it the job takes what is there and ends.</summary>
    [Description("Keeps going, with a batch each so often. Without it the job takes what is there and ends.")]
    public TimeSpan? Trigger { get; init; }

    /// <summary>How long the job waits and tries again where brokers or storage are away for the moment; 10 minutes by default, 0 fails at once.</summary>
    [Description("How long the job waits and tries again where brokers or storage are away, before it fails; 0s fails at once.")]
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The most files of a batch; no limit by default.</summary>
    [Description("The most files of a batch.")]
    [Range(1, int.MaxValue)]
    public int? MaxFilesPerTrigger { get; init; }

    /// <summary>About how many bytes of files a batch takes, one file at least; the job's own default where none is given.</summary>
    [Description("About how many bytes of files a batch takes, one file at least. Without it what suits the job.")]
    public ByteSize? MaxBytesPerTrigger { get; init; }
}
