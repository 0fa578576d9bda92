using System.Text.Json;
using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Contracts;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Json;

namespace SparkPersonalization.Benchmarks.Refining;

/// <summary>The strict JSON functions on one core.</summary>
internal sealed class StrictJsonBenchmark : IBenchmark
{
    private const string Verdict = "strict_verdict";
    private const string Extract = "strict_extract";

    private static readonly StructType Schema = new(new StructField("raw", new BinaryType()));

    public string Name => "strict-json";

    public string Summary => "Strict JSON inside DuckDB, verdict alone and with the contract's columns, on one core, beside a bare Utf8JsonReader pass.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var events = Events(place);
        var megabytes = events.Sum(line => (long)line.Length) / 1e6;
        using var instance = DuckDbInstance.Open(new InstanceOptions { Threads = 1 }, Functions());
        using var table = instance.CreateTable(Schema, events.Select(line => new object?[] { line }), "events");
        yield return Compare("validate", $"SELECT count({Verdict}(raw)) FROM events");
        yield return Compare("validate and parse", $"SELECT count(read.error) + count(*) FILTER (read.value IS NULL) FROM (SELECT {Extract}(raw) AS read FROM events)");

        Comparison Compare(string name, string refused) => new(name, "MB/s", () => Ours(instance, refused, megabytes))
        {
            Peer = () => megabytes / Timing.Seconds(() => Bare(events)),
            PeerName = "Utf8JsonReader",
            Goal = Goal.RatioAtLeast(0.6),
            Repeats = 2,
        };
    }

    private static IEnumerable<Engines.DuckDb.Functions.Bridge.ScalarFunctionDefinition> Functions()
    {
        var contract = EventContract.Load(Path.Combine(AppContext.BaseDirectory, "conf", "schemas"));
        yield return StrictJsonFunction.DefineVerdict(Verdict, DuckDbType.Blob, DataFrames.Functions.MaxJsonBytes);
        yield return StrictJsonFunction.Define(Extract, DuckDbType.Blob, contract.Schema, DataFrames.Functions.MaxJsonBytes);
    }

    private static double Ours(DuckDbInstance instance, string refused, double megabytes)
    {
        long count = 0;
        var seconds = Timing.Seconds(() =>
        {
            using var result = instance.Query(refused);
            count = (long)result.Rows().Single()[0]!;
        });
        return Expected.Same(0, count, "well-formed events that were refused", megabytes / seconds);
    }

    private static void Bare(IReadOnlyList<byte[]> events)
    {
        foreach (var line in events)
        {
            var reader = new Utf8JsonReader(line);
            while (reader.Read())
            {
            }
        }
    }

    private static IReadOnlyList<byte[]> Events(Workplace place) =>
    [
        .. Directory.EnumerateFiles(EventFiles.WellFormed(place, place.Events)).Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file)).Select(System.Text.Encoding.UTF8.GetBytes),
    ];
}
