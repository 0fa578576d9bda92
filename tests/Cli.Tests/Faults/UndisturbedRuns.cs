namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Undisturbed runs of all jobs, each on the lake that the one before left, made once when the first is asked for.</summary>
[SetUpFixture]
internal sealed class UndisturbedRuns
{
    private static readonly Lazy<Runs> Made = new(() => new Runs());

    /// <summary>The run of a job.</summary>
    internal static UndisturbedRun Of(string job) => Made.Value.Of(job);

    [OneTimeTearDown]
    public void Close()
    {
        if (Made.IsValueCreated)
            Made.Value.Dispose();
    }

    private sealed class Runs : IDisposable
    {
        private readonly PreparedLake _raw = PreparedLake.Generate(events: 800, files: 12);
        private readonly Dictionary<string, UndisturbedRun> _runs = [];
        private readonly PreparedLake _aged;

        internal Runs()
        {
            var lake = _raw;
            foreach (var job in (string[][])[
                ["ingest-events", "--max-files-per-trigger", "1"],
                ["refine-events", "--max-files-per-trigger", "6"],
                ["sessionize", "--max-files-per-trigger", "3"],
                ["build-features", "--max-files-per-trigger", "3"],
                ["export-features"]])
            {
                _runs[job[0]] = new UndisturbedRun(lake, job);
                lake = _runs[job[0]].After;
            }
            _aged = lake.Aged();
            _runs["maintain-tables"] = new UndisturbedRun(_aged, "maintain-tables", "--compact-min-files", "2", "--file-retention", "1h", "--log-retention", "24h");
            _runs["pipeline"] = new UndisturbedRun(_raw, "pipeline", "--max-files-per-trigger", "6");
        }

        internal UndisturbedRun Of(string job) => _runs[job];

        public void Dispose()
        {
            foreach (var run in _runs.Values)
                run.Dispose();
            _aged.Dispose();
            _raw.Dispose();
        }
    }
}
