using System.Collections.Concurrent;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Benchmarks.Refining;

/// <summary>What the parts of a running query's batches take, by the named places that this process passes.</summary>
internal sealed class BatchParts : IDisposable
{
    /// <summary>The part that no other has: between them, and looking for news.</summary>
    internal const string Rest = "the rest";

    // Where a batch begins: what was passed before it belongs to the making of its event.
    private const string Begin = "streaming.offsets.before-write";

    private static readonly (string Name, string From, string To)[] Spans =
    [
        ("noting the offsets", Begin, "streaming.offsets.after-write"),
        ("what becomes of the rows", "streaming.batch.before-process", "delta.files.before"),
        ("the data file", "delta.files.before", "delta.files.after"),
        ("the Delta commit", "delta.commit.before", "delta.commit.after"),
        ("noting that it is done", "streaming.commits.before-write", "streaming.commits.after-write"),
    ];

    private readonly ConcurrentQueue<(string Place, long At)> _passed = new();
    private readonly Dictionary<string, List<double>> _taken = Names.ToDictionary(name => name, _ => new List<double>(), StringComparer.Ordinal);

    internal BatchParts() => CrashPoints.Observe(place => _passed.Enqueue((place, TimeProvider.System.GetTimestamp())));

    /// <summary>The names of the parts, in the order in which they are done.</summary>
    internal static IEnumerable<string> Names => [.. Spans.Select(span => span.Name), Rest];

    /// <summary>Does a batch and notes what its parts take.</summary>
    /// <param name="batch">Makes its event, does it, and says how many milliseconds the batch took.</param>
    /// <returns>What the batch took.</returns>
    internal double Of(Func<double> batch)
    {
        _passed.Clear();
        var all = batch();
        var passed = _passed.SkipWhile(passed => passed.Place != Begin).ToList();
        var parts = Spans.Select(span => (span.Name, Took: Between(passed, span.From, span.To))).ToList();
        foreach (var (name, took) in parts.Append((Rest, all - parts.Sum(part => part.Took))))
            _taken[name].Add(took);
        return all;
    }

    /// <summary>The median of a part, in milliseconds.</summary>
    internal double Median(string part) => _taken[part].Order().ElementAt(_taken[part].Count / 2);

    public void Dispose() => CrashPoints.Observe(null);

    // The first time that each place is passed: refine writes to quarantine after silver only where there is something for it.
    private static double Between(List<(string Place, long At)> passed, string from, string to) =>
        TimeProvider.System.GetElapsedTime(passed.First(place => place.Place == from).At, passed.First(place => place.Place == to).At).TotalMilliseconds;
}
