using System.Globalization;
using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Streaming;

namespace SparkPersonalization.Personalization.Lake;

/// <summary>
/// The structured-streaming query of a job that follows data: it reads new rows of its input, keeps its progress in the lake, and does
/// each batch exactly once.
/// </summary>
internal sealed record LakeQuery
{
    private const int MillisecondsBetweenReports = 200;

    /// <summary>The job's id, or one of its own for each input: names the checkpoint and begins the application ids of the writes.</summary>
    internal required string Job { get; init; }

    /// <summary>Reads the input as a stream.</summary>
    internal required Func<DataStreamReader, DataFrame> Input { get; init; }

    /// <summary>The tables that it follows; a query that keeps going waits until they are there.</summary>
    internal IReadOnlyList<LakeTable> Follows { get; init; } = [];

    /// <summary>Does a batch.</summary>
    internal required Action<LakeBatch> Process { get; init; }

    /// <summary>The tables that batches read beside their input.</summary>
    internal IReadOnlyList<LakeTable> Reads { get; init; } = [];

    /// <summary>
    /// The table that knows the job's batches: a lost checkpoint is recovered from its log, or, where files are followed, missed because of
    /// it. Without it batches would begin at 0 again and be taken for those that the table has.
    /// </summary>
    internal required LakeTable RecoverFrom { get; init; }

    /// <summary>A text that changes when the batch's rules do.</summary>
    internal required string Fingerprint { get; init; }

    /// <summary>About how many bytes of files a batch takes where the options say nothing.</summary>
    internal required ByteSize DefaultMaxBytes { get; init; }

    /// <summary>Runs the query until it has taken what is there, or, with a trigger, until the run is cancelled.</summary>
    /// <returns>How much it did.</returns>
    internal LakeRun Run<TOptions>(JobContext<TOptions> context, LakeOptions options, SparkSession session)
        where TOptions : class
    {
        var report = new QueryReport(context.Progress, context.Log, options.Trigger is not null);
        if (options.Trigger is not null && !WaitForInput(context, report))
            return report.Run;
        var query = Start(session, context.LakeDirectory, options, batch => report.Note(batch.Id, batch.Note));
        using var stop = context.Cancellation.Register(query.Stop);
        bool hasEnded;
        do
        {
            hasEnded = query.AwaitTermination(MillisecondsBetweenReports);
            report.Take(query);
            if (context.Finish.IsCancellationRequested && !hasEnded)
                Finish(query);
        }
        while (!hasEnded);
        context.Cancellation.ThrowIfCancellationRequested();
        return report.Run;
    }

    private static void Finish(StreamingQuery query)
    {
        query.ProcessAllAvailable();
        query.Stop();
    }

    // Another stage of the same run makes them.
    private bool WaitForInput<TOptions>(JobContext<TOptions> context, QueryReport report)
        where TOptions : class
    {
        var missing = Follows.Where(table => !table.IsIn(context.LakeDirectory)).Select(table => table.Name).ToList();
        if (missing.Count > 0)
            report.TellWaiting(string.Join(", ", missing));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation, context.Finish);
        while (!Follows.All(table => table.IsIn(context.LakeDirectory)))
        {
            if (end.Token.WaitHandle.WaitOne(MillisecondsBetweenReports))
            {
                context.Cancellation.ThrowIfCancellationRequested();
                return Follows.All(table => table.IsIn(context.LakeDirectory));
            }
        }
        return true;
    }

    /// <summary>Starts the query in the background.</summary>
    internal StreamingQuery Start(SparkSession session, string lake, LakeOptions options, Action<LakeBatch>? done = null)
    {
        var writer = Input(Reader(session, options)).WriteStream()
            .QueryName(Job)
            .Trigger(options.Trigger is { } interval ? Trigger.ProcessingTime(interval) : Trigger.AvailableNow())
            .Option(StreamOptions.CheckpointLocation, Path.Combine(lake, "_checkpoints", Job))
            .Option(StreamOptions.ApplicationName, Job)
            .Option(StreamOptions.Fingerprint, Fingerprint)
            .Option(StreamOptions.NewGeneration, options.Reset)
            .Option(StreamOptions.FailureTimeout, ((long)options.RetryFor.TotalMilliseconds).ToString(CultureInfo.InvariantCulture))
            .Option(StreamOptions.KeepsInterval, options.Trigger is not null)
            .Option(StreamOptions.BatchTables, JsonSerializer.Serialize(Reads.Select(table => table.PathIn(lake))))
            .Option(StreamOptions.RecoverFrom, RecoverFrom.PathIn(lake));
        return writer.ForeachBatch((rows, _) =>
        {
            var batch = new LakeBatch(session, lake, rows, BatchContext.Current!);
            Process(batch);
            done?.Invoke(batch);
        }).Start();
    }

    private DataStreamReader Reader(SparkSession session, LakeOptions options)
    {
        var bytes = options.MaxBytesPerTrigger ?? DefaultMaxBytes;
        var reader = session.ReadStream().Option("maxBytesPerTrigger", bytes.Bytes.ToString(CultureInfo.InvariantCulture));
        return options.MaxFilesPerTrigger is { } files ? reader.Option("maxFilesPerTrigger", files) : reader;
    }
}
