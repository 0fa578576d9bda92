using SparkPersonalization.JobModel;

namespace SparkPersonalization.Personalization.Tests.Pipeline;

/// <summary>Keeps what live stages tell.</summary>
internal sealed class ToldProgress : IJobProgress
{
    private readonly Dictionary<string, List<JobProgress>> _told = [];

    public void Report(JobProgress progress)
    {
        lock (_told)
        {
            if (progress is { Stage: { } stage, Live: not null, State: null })
                (_told.TryGetValue(stage, out var list) ? list : _told[stage] = []).Add(progress);
        }
    }

    internal JobProgress Last(string stage) => Of(stage)[^1];

    /// <summary>The rows in and out of all batches; what went out is told as a rate, like what came in.</summary>
    internal (long In, long Out) RowsOf(string stage)
    {
        var (rows, written) = (0L, 0.0);
        foreach (var batch in Of(stage).Where(p => p.Batch is not null).DistinctBy(p => p.Batch))
        {
            written += (batch.Rows!.Value - rows) * batch.Live!.RowsOutPerSecond!.Value / batch.RowsPerSecond!.Value;
            rows = batch.Rows.Value;
        }

        return (rows, (long)Math.Round(written));
    }

    private List<JobProgress> Of(string stage)
    {
        lock (_told)
            return [.. _told.GetValueOrDefault(stage) ?? throw new InvalidOperationException($"{stage} told nothing.")];
    }
}
