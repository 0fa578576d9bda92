namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Undisturbed runs of all jobs, each on the lake that the one before left, made once when the first is asked for.</summary>
[SetUpFixture]
internal sealed class UndisturbedRuns
{
    private static readonly Lazy<Runs> Made = new(() => new Runs());

    /// <summary>The run of a name: the job's, or one of its own where the job has several.</summary>
    internal static UndisturbedRun Of(string run) => Made.Value.Of(run);

    [OneTimeTearDown]
    public void Close()
    {
        if (Made.IsValueCreated)
            Made.Value.Dispose();
    }

    private sealed class Runs : IDisposable
    {
        // So many files that the log of files taken is cleared, and so few batches kept that others are.
        private const int Files = 21;
        private static readonly string[] FewBatches = ["--conf", "spark.sql.streaming.minBatchesToRetain=2"];
        private static readonly string[] SmallIndex = ["--conf", "spark.embedded.keyIndexMinRows=1"];

        private const int ManyFiles = 80;

        private readonly PreparedLake _raw = PreparedLake.Generate(events: 800, Files);
        private readonly PreparedLake _fine = PreparedLake.Generate(events: 800, ManyFiles);
        private readonly Dictionary<string, UndisturbedRun> _runs = [];
        private readonly PreparedLake _aged;

        internal Runs()
        {
            var bronze = Add("ingest-events", _raw, [.. FewBatches, "ingest-events", "--max-files-per-trigger", "1"]);
            Add(CrashChains.Again, bronze, "ingest-events", "--max-files-per-trigger", "7", "--reset");
            var silver = Add("refine-events", bronze, [.. SmallIndex, "refine-events", "--max-files-per-trigger", "6"]);
            var sessions = Add("sessionize", silver, "sessionize", "--max-files-per-trigger", "3");
            var features = Add("build-features", sessions, "build-features", "--max-files-per-trigger", "3");
            _aged = Add("export-features", features, "export-features").Aged();
            Add("maintain-tables", _aged, "maintain-tables", "--compact-min-files", "2", "--file-retention", "1h", "--log-retention", "24h");
            Add("pipeline", _raw, "pipeline", "--max-files-per-trigger", "11");
            AddFew();
        }

        internal UndisturbedRun Of(string run) => _runs[run];

        public void Dispose()
        {
            foreach (var run in _runs.Values)
                run.Dispose();
            _aged.Dispose();
            _raw.Dispose();
            _fine.Dispose();
        }

        // A first batch of nearly all events, and one of a few after it, so that most rows of a file stay as they are.
        private void AddFew()
        {
            var bronze = Add("ingest-events of few", _fine, "ingest-events", "--max-files-per-trigger", $"{ManyFiles - 1}");
            var silver = Add("refine-events of few", bronze, "refine-events", "--max-files-per-trigger", "1");
            var most = File.ReadLines(Path.Combine(silver.Path, "silver", "events", "_delta_log", $"{0:D20}.json")).Count(action => action.StartsWith("{\"add\"", StringComparison.Ordinal));
            Add(CrashChains.Few, silver, "sessionize", "--max-files-per-trigger", $"{most}");
        }

        private PreparedLake Add(string name, PreparedLake lake, params string[] arguments)
        {
            _runs[name] = new UndisturbedRun(lake, arguments);
            return _runs[name].After;
        }
    }
}
