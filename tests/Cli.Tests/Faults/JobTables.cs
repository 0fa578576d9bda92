namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>The tables that each job writes.</summary>
internal static class JobTables
{
    internal static IReadOnlyDictionary<string, string[]> All { get; } = new Dictionary<string, string[]>
    {
        ["ingest-events"] = ["bronze/events"],
        ["refine-events"] = ["silver/events", "quarantine/events"],
        ["sessionize"] = ["gold/sessions"],
        ["build-features"] = ["gold/checkout_features"],
        ["export-features"] = ["exports/checkout_features"],
        ["maintain-tables"] = ["bronze/events", "silver/events", "quarantine/events", "gold/sessions", "gold/checkout_features"],
        ["pipeline"] = ["bronze/events", "silver/events", "quarantine/events", "gold/sessions", "gold/checkout_features", "exports/checkout_features"],
    };

    /// <summary>The tables that a run writes.</summary>
    internal static string[] Of(string run) => All[JobOf(run)];

    /// <summary>Whether a run is of a job that follows its input.</summary>
    internal static bool HasCheckpoint(string run) => JobOf(run) is not ("export-features" or "maintain-tables" or "pipeline");

    /// <summary>The job of a run, with whose name the run's begins.</summary>
    internal static string JobOf(string run) => run.Split(' ')[0];
}
