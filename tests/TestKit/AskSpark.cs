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

    private static List<JsonElement> Answers(string[] statements)
    {
        using var process = Process.Start(new ProcessStartInfo(ServerRuntime.Program("ask-spark"), Settings)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            // Where no locale is set, Java cannot name a file that is not ASCII.
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        }) ?? throw new AssertionException("ask-spark did not start.");
        foreach (var statement in statements)
        {
            process.StandardInput.WriteLine(statement);
        }

        process.StandardInput.Close();
        var answers = new List<JsonElement>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            // VACUUM prints what it did among the answers.
            if (!line.StartsWith('{'))
            {
                continue;
            }

            using var json = JsonDocument.Parse(line);
            answers.Add(json.RootElement.Clone());
        }

        process.WaitForExit();
        Assert.That(answers, Has.Count.EqualTo(statements.Length), "Spark must answer each statement.");
        return answers;
    }
}
