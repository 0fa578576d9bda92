namespace SparkPersonalization.Benchmarks.Soaking;

/// <summary>How things stood at a moment.</summary>
/// <param name="Time">How long after the warming up.</param>
/// <param name="Memory">The process's memory, in MiB.</param>
/// <param name="Files">Data files that the tables' newest versions have, together.</param>
/// <param name="FilesOnDisk">Files of the lake, those of old versions, logs and exports among them.</param>
/// <param name="Lags">For how many seconds the oldest event before each stage has waited for it.</param>
internal sealed record SoakSample(TimeSpan Time, double Memory, double Files, double FilesOnDisk, IReadOnlyDictionary<string, double> Lags)
{
    /// <summary>For how many seconds the oldest event has waited that is not through all stages.</summary>
    internal double Lag => Lags.Values.Sum();

    /// <summary>The seconds for one stage; 0 before it has told any.</summary>
    internal double LagOf(string stage) => Lags.GetValueOrDefault(stage);
}
