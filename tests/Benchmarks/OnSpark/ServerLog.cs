using System.Text.Json;

namespace SparkPersonalization.Benchmarks.OnSpark;

/// <summary>What a server itself says of the queries that it ran: its log of events, written as they come.</summary>
/// <param name="directory">Where the server writes it.</param>
internal sealed class ServerLog(string directory)
{
    private const string Started = "SparkListenerConnectOperationStarted";
    private const string Finished = "SparkListenerConnectOperationFinished";
    private const int MillisecondsBetweenLooks = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private int _skipped;

    /// <summary>The settings by which a server writes its log.</summary>
    internal static KeyValuePair<string, string>[] Settings(string directory) =>
    [
        new("spark.eventLog.enabled", "true"),
        new("spark.eventLog.dir", new Uri(directory).AbsoluteUri),
        new("spark.eventLog.compress", "false"),
        new("spark.eventLog.rolling.enabled", "false"),
    ];

    /// <summary>Leaves out what has run until now.</summary>
    internal void Skip() => _skipped = Milliseconds().Count;

    /// <summary>How long the server took for what has run since, from a request's arrival to its last row.</summary>
    /// <param name="least">How many queries must be there, as the log comes a little later than the rows.</param>
    internal double MillisecondsOf(int least)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var never = new ManualResetEventSlim();
        while (true)
        {
            var since = Milliseconds().Skip(_skipped).ToList();
            if (since.Count >= least)
                return since.Sum();
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"The server's log in {directory} has {since.Count} of {least} queries after {Patience}.");
            never.Wait(MillisecondsBetweenLooks);
        }
    }

    // In the order in which they ended.
    private List<long> Milliseconds()
    {
        var began = new Dictionary<string, long>(StringComparer.Ordinal);
        var took = new List<long>();
        foreach (var (kind, operation, time) in Events())
        {
            if (kind.EndsWith(Started, StringComparison.Ordinal))
                began[operation] = time;
            else
                took.Add(time - began[operation]);
        }
        return took;
    }

    private IEnumerable<(string Kind, string Operation, long Time)> Events()
    {
        using var reader = new StreamReader(new FileStream(Directory.GetFiles(directory).Single(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line)
        {
            // The last line may be half written.
            if (!(line.Contains(Started, StringComparison.Ordinal) || line.Contains(Finished, StringComparison.Ordinal)) || !line.EndsWith('}'))
                continue;
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            yield return (root.GetProperty("Event").GetString()!, root.GetProperty("operationId").GetString()!, root.GetProperty("eventTime").GetInt64());
        }
    }
}
