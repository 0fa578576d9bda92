using System.Diagnostics;
using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Live;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Delta;
using SparkPersonalization.Personalization.GenerateEvents.Truth;
using SparkPersonalization.Personalization.Quickstart;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Benchmarks.Soaking;

/// <summary>One soak: sends events, looks every second how things stand, and sees to it in the end that every event is where it belongs, once.</summary>
internal sealed class SoakRun : IDisposable
{
    private const int RestsFor = 10;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly LakeTable[] Tables = [BronzeEvents.Table, SilverEvents.Table, QuarantineEvents.Table, Personalization.Tables.Sessions.Table, CheckoutFeatures.Table];

    private readonly SoakOptions _options;
    private readonly BenchmarkLake _lake;
    private readonly LivePipeline _pipeline;
    private readonly LoadGenerator _load;
    private readonly ManualResetEventSlim _never = new();
    private readonly long _began = Stopwatch.GetTimestamp();

    private SoakRun(Workplace place)
    {
        _options = place.Soak;
        var topic = EventTopic.Empty(place, "soak");
        _lake = new BenchmarkLake(place);
        _pipeline = new LivePipeline(_lake, topic, _options);
        _load = new LoadGenerator(topic, _options, Directory.CreateDirectory(place.NewDirectory("load")).FullName);
    }

    /// <summary>Soaks the pipeline.</summary>
    /// <exception cref="InvalidOperationException">A stage or the sender ended, or the tables are not those of the events that were sent.</exception>
    internal static SoakRecord Of(Workplace place)
    {
        place.Tell($"soaking for {place.Soak.Sending}, {place.Soak.Rate:#,0} events/s");
        using var run = new SoakRun(place);
        return run.Measure();
    }

    public void Dispose()
    {
        _load.Dispose();
        _pipeline.Dispose();
        _lake.Dispose();
        _never.Dispose();
    }

    private SoakRecord Measure()
    {
        var samples = new List<SoakSample>();
        while (!_load.HasEnded)
        {
            _pipeline.MustRun();
            samples.Add(Look());
            _never.Wait(BetweenLooks);
        }
        var (truth, rate) = _load.Complete();
        var sent = Stopwatch.GetTimestamp();
        WaitFor(truth);
        return new SoakRecord(_options, samples, rate, Stopwatch.GetElapsedTime(sent).TotalSeconds);
    }

    private SoakSample Look()
    {
        const double mebibyte = 1 << 20;
        return new SoakSample(
            Stopwatch.GetElapsedTime(_began) - SoakOptions.WarmUp, Environment.WorkingSet / mebibyte, Tables.Where(table => table.IsIn(_lake.Root)).Sum(FilesOf), CountOnDisk(), _pipeline.Lags.Seconds);
    }

    private double FilesOf(LakeTable table) => DeltaTableLog.Shared(LocalStorage.Instance, _lake.PathOf(table)).Snapshot().FileCount;

    // Files come and go while they are counted.
    private int CountOnDisk() => Directory.EnumerateFiles(_lake.Root, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).Count();

    private void WaitFor(GeneratedTruth truth)
    {
        using var spark = SparkSession.Builder().GetOrCreate();
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var looked = Stopwatch.GetTimestamp();
            if (Differences(spark, truth) is not { Length: > 0 } differences)
                return;
            _pipeline.MustRun();
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new InvalidOperationException($"The tables are not those of the events that were sent, {Patience} after the last: {string.Join("; ", differences)}");
            // To count all tables takes from what the pipeline needs to come to an end.
            _never.Wait(BetweenLooks + (RestsFor * Stopwatch.GetElapsedTime(looked)));
        }
    }

    private string[] Differences(SparkSession spark, GeneratedTruth truth) => Tables.All(table => table.IsIn(_lake.Root))
        ? [.. new TruthComparison(spark, _lake.Root).With(truth).Where(check => !check.Passed).Select(check => $"{check.Name}: {check.Detail}")]
        : ["not all tables are there"];
}
