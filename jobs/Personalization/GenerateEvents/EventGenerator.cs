using System.Diagnostics;
using SparkPersonalization.Personalization.GenerateEvents.Output;
using SparkPersonalization.Personalization.GenerateEvents.Truth;

namespace SparkPersonalization.Personalization.GenerateEvents;

/// <summary>
/// Makes the click stream of a plausible shop, with exact disturbances, and what a correct pipeline finds in it.
/// </summary>
public static class EventGenerator
{
    /// <summary>Grows when the same options give other bytes than before.</summary>
    internal const int Version = 2;

    /// <summary>The folder of the event files, under the output directory. <c>truth.json</c> lies beside it.</summary>
    public const string EventsFolder = "events";

    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Writes <c>events/*.jsonl</c> and <c>truth.json</c> into a directory that is new or empty. It appears whole or
    /// not at all: the work is done in a directory beside it, <c>DIRECTORY.partial</c>. Where the same output is
    /// there already, nothing is written.
    /// </summary>
    /// <param name="options">What to generate.</param>
    /// <param name="directory">Where to write.</param>
    /// <param name="progress">Told now and then, and at the end.</param>
    /// <param name="cancellation">Stops the work and removes what was written.</param>
    /// <returns>The truth about the events, as in the file.</returns>
    /// <exception cref="ArgumentException">The options are out of range or do not fit together.</exception>
    /// <exception cref="IOException">The directory holds something else, or cannot be written.</exception>
    public static GeneratedTruth Run(
        GenerateEventsOptions options,
        string directory,
        IProgress<GenerateEventsProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        options.Validate();
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        if (FindSame(options, target) is { } done)
            return done;

        var partial = target + ".partial";
        RemovePartial(partial);
        try
        {
            var truth = Generate(options, partial, progress, cancellation);
            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(partial, target);
            return truth;
        }
        finally
        {
            RemovePartial(partial);
        }
    }

    private static GeneratedTruth? FindSame(GenerateEventsOptions options, string target)
    {
        if (!Directory.Exists(target) || !Directory.EnumerateFileSystemEntries(target).Any())
            return null;
        var found = TruthFile.Find(target);
        if (found is not null && found.Generator == Version && found.Options == options)
            return found;
        var holds = found is null ? "other files" : "events generated with other options";
        throw new IOException($"'{target}' holds {holds}. Generate into another directory, or delete this one first.");
    }

    /// <summary>Gives the records to a sink, in order of arrival.</summary>
    /// <returns>The truth about them.</returns>
    internal static GeneratedTruth Play(
        GenerateEventsOptions options, IRecordSink sink, IProgress<GenerateEventsProgress>? progress, CancellationToken cancellation)
    {
        options.Validate();
        var simulation = new Simulation(options);
        var written = 0L;
        var told = Stopwatch.GetTimestamp();
        foreach (var record in simulation.Records())
        {
            cancellation.ThrowIfCancellationRequested();
            sink.Write(record);
            written++;
            if (Stopwatch.GetElapsedTime(told) < BetweenReports)
                continue;
            told = Stopwatch.GetTimestamp();
            progress?.Report(new GenerateEventsProgress(written, options.TotalEvents));
        }
        sink.Complete();
        progress?.Report(new GenerateEventsProgress(written, options.TotalEvents));
        return simulation.Truth.Finish(options, sink.Files);
    }

    private static GeneratedTruth Generate(
        GenerateEventsOptions options, string directory, IProgress<GenerateEventsProgress>? progress, CancellationToken cancellation)
    {
        using var files = new HourFiles(Directory.CreateDirectory(Path.Combine(directory, EventsFolder)).FullName, options);
        var truth = Play(options, files, progress, cancellation);
        TruthFile.Write(directory, truth);
        return truth;
    }

    private static void RemovePartial(string partial)
    {
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
    }
}
