using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Operations;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>What a reader's options ask of a stream from a Delta table, by Delta's names.</summary>
/// <param name="StartingVersion">The first version whose changes are read, or null; -1 stands for <c>latest</c>.</param>
/// <param name="StartingTimestamp">The time from which changes are read, or null.</param>
/// <param name="IgnoreDeletes">Whether commits that only remove data are passed over.</param>
/// <param name="IgnoreChanges">Whether files that a commit rewrote are read as new ones, with rows that were read before.</param>
/// <param name="SkipChangeCommits">Whether commits that remove or rewrite data are passed over whole.</param>
/// <param name="ReadChangeFeed">Whether the stream is of row changes.</param>
internal sealed record DeltaStreamOptions(
    long? StartingVersion, DateTimeOffset? StartingTimestamp, bool IgnoreDeletes, bool IgnoreChanges, bool SkipChangeCommits, bool ReadChangeFeed)
{
    /// <summary>What <see cref="StartingVersion"/> is for <c>latest</c>: only what comes after the query's start.</summary>
    internal const long Latest = -1;

    /// <summary>The options that say where a stream is and how it goes, which its batches must not have.</summary>
    internal static readonly string[] OfStream =
    [
        "startingVersion", "startingTimestamp", "ignoreDeletes", "ignoreChanges", "skipChangeCommits", "readChangeFeed", "readChangeData",
        "maxFilesPerTrigger", "maxBytesPerTrigger",
    ];

    private static readonly string[] Refused =
        ["versionAsOf", "timestampAsOf", "endingVersion", "endingTimestamp", "schemaTrackingLocation", "schemaLocation", "excludeRegex"];

    internal static DeltaStreamOptions Parse(Options options)
    {
        if (Refused.FirstOrDefault(options.ContainsKey) is { } refused)
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE", $"Option {refused} is not supported for a stream from a Delta table. Remove it.");
        }

        if (!options.GetBoolean("failOnDataLoss", true))
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE", "Option failOnDataLoss=false is not supported: a stream from a Delta table never passes over lost data. Remove it.");
        }

        if (options.ContainsKey("startingVersion") && options.ContainsKey("startingTimestamp"))
        {
            throw new AnalysisException("DELTA_STARTING_VERSION_AND_TIMESTAMP_BOTH_SET", "Please either provide 'startingVersion' or 'startingTimestamp'.");
        }

        return new DeltaStreamOptions(
            Version(options),
            options.Get("startingTimestamp") is { } time ? Time(time) : null,
            options.GetBoolean("ignoreDeletes", false),
            options.GetBoolean("ignoreChanges", false),
            options.GetBoolean("skipChangeCommits", false),
            DeltaOptions.ReadsChanges(options));
    }

    private static long? Version(Options options)
    {
        if (string.Equals(options.Get("startingVersion"), "latest", StringComparison.OrdinalIgnoreCase))
        {
            return Latest;
        }

        var version = options.GetLong("startingVersion");
        return version < 0
            ? throw new ArgumentException($"Option startingVersion must be a version from 0 or 'latest', not {version}.")
            : version;
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new ArgumentException($"Option startingTimestamp must be a time such as '2026-01-31 12:00:00', in UTC where it names no zone, not '{text}'.");
}
