using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.Cli.Output;

/// <summary>Draws stages that keep going as a table for a terminal; columns that do not fit are left out, the least telling first.</summary>
internal static class LiveTable
{
    // The state may be long, and stands at the end.
    private const int LeastState = 10;

    private static readonly Column[] Columns =
    [
        new("in/s", 7, 1, line => LiveText.Rate(line.Progress.RowsPerSecond)),
        new("out/s", 7, 2, line => LiveText.Rate(line.Progress.Live?.RowsOutPerSecond)),
        new("batch", 6, 5, line => LiveText.Number(line.Progress.Batch)),
        new("behind", 9, 3, line => LiveText.Number(line.Progress.Live?.BehindRows)),
        new("lag", 8, 4, line => LiveText.Behind(line.Progress.Live?.Behind)),
        new("watermark", 14, 7, line => LiveText.Time(line.Progress.Watermark)),
        new("quarantined", 11, 6, line => LiveText.Number(line.Progress.Live?.Quarantined)),
    ];

    /// <summary>The lines: a head, one for each stage, and one below each that waits, with the reason; none as wide as the terminal.</summary>
    internal static IEnumerable<(string Text, StageState State)> Draw(IReadOnlyList<StageLine> stages, int width)
    {
        var name = Math.Max("stage".Length, stages.Select(stage => stage.Stage?.Length ?? 0).DefaultIfEmpty().Max());
        var columns = Fitting(width - name - LeastState - 3);
        yield return (Cut(Join("stage".PadRight(name), columns.Select(c => c.Name.PadLeft(c.Width)), "state"), width), StageState.Skipped);
        foreach (var stage in stages)
        {
            yield return (Cut(Join((stage.Stage ?? "").PadRight(name), columns.Select(c => c.Text(stage).PadLeft(c.Width)), LiveText.State(stage)), width), stage.State);
            if (stage is { State: StageState.Running, Progress.Live.Trouble: { } trouble })
                yield return (Cut($"  {trouble}", width), StageState.Failed);
        }
    }

    private static List<Column> Fitting(int width)
    {
        var left = width;
        var fitting = Columns.OrderBy(c => c.Rank).TakeWhile(c => (left -= c.Width + 2) >= 0).ToHashSet();
        return [.. Columns.Where(fitting.Contains)];
    }

    private static string Join(string name, IEnumerable<string> cells, string state) => string.Join("  ", [name, .. cells, state]).TrimEnd();

    // A line that wraps would be left behind when the terminal is drawn anew.
    private static string Cut(string line, int width) => line.Length < width ? line : line[..Math.Max(0, width - 1)];

    private sealed record Column(string Name, int Width, int Rank, Func<StageLine, string> Text);
}
