using System.Diagnostics;
using System.Text.Json;
using NUnit.Framework;

namespace SparkPersonalization.TestKit;

/// <summary>Real Spark's answers, from the servers of <see cref="ServerRuntime"/>.</summary>
public static class AskSpark
{
    /// <summary>
    /// Runs statements one after the other and gives each one's rows as texts. Fails the test on an error of Spark's; ends it as ignored,
    /// or failed under <c>CI=true</c>, where the runtime is not there.
    /// </summary>
    public static IReadOnlyList<string?[][]> Rows(params string[] statements) => [.. Answers(statements).Select((answer, i) =>
        answer.TryGetProperty("error", out var error)
            ? throw new AssertionException($"Spark refuses '{statements[i]}': {error}")
            : answer.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetString()).ToArray()).ToArray())];

    // Spark's defaults are for clusters: tens of tasks for the log of a small table, thousands for a vacuum.
    private static readonly string[] Settings =
    [
        "spark.sql.shuffle.partitions=2", "spark.databricks.delta.snapshotPartitions=2", "spark.sql.sources.parallelPartitionDiscovery.parallelism=2", "spark.ui.enabled=false",
    ];

    private static readonly Lock Asking = new();

    // Started once for all tests of a project, as that takes longer than most answers. It ends with this process, which closes its input.
    private static Process? _spark;

    private static List<JsonElement> Answers(string[] statements)
    {
        lock (Asking)
        {
            return [.. statements.Select(Answer)];
        }
    }

    private static JsonElement Answer(string statement)
    {
        var spark = _spark is { HasExited: false } ? _spark : _spark = Start();
        spark.StandardInput.WriteLine(statement);
        spark.StandardInput.Flush();
        while (spark.StandardOutput.ReadLine() is { } line)
        {
            // VACUUM prints what it did among the answers.
            if (line.StartsWith('{'))
            {
                using var json = JsonDocument.Parse(line);
                return json.RootElement.Clone();
            }
        }

        throw new AssertionException($"Spark ended at '{statement}'.");
    }

    private static Process Start() => Process.Start(new ProcessStartInfo(ServerRuntime.Program("ask-spark"), Settings)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        // Where no locale is set, Java cannot name a file that is not ASCII.
        Environment = { ["LC_ALL"] = "C.UTF-8" },
    }) ?? throw new AssertionException("ask-spark did not start.");
}
