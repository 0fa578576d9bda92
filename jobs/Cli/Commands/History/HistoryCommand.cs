using System.Text.Json;
using SparkPersonalization.Cli.Commands.Tables;
using SparkPersonalization.Cli.Output;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Tables;

namespace SparkPersonalization.Cli.Commands.History;

/// <summary><c>history</c>: a table's commits.</summary>
internal sealed class HistoryCommand : TableCommand<HistoryOptions>
{
    internal override string Name => "history";

    internal override string Description => "Shows the commits of a table.";

    internal override string Notes =>
        "A commit of a job's stream names the job with its generation, and the batch. With --json each commit is one JSON object on a line of its own, with all of "
        + "its metrics and parameters.";

    private protected override void Run(HistoryOptions options, SparkSession session, string path, CommandRun run)
    {
        var commits = DeltaTable.ForPath(session, path).History(options.Limit).CollectAsync(run.Interruption.Token).GetAwaiter().GetResult()
            .Select(CommitLine.Of).ToList();
        if (run.Line.Json)
        {
            foreach (var commit in commits)
                run.Console.Out.WriteLine(JsonSerializer.Serialize(commit, JsonResultWriter.Json));
        }
        else
        {
            TextTable.Write(run.Console.Out, ["version", "time (UTC)", "operation", "written", "removed", "job", "batch"], [.. commits.Select(Cells)]);
        }
    }

    private static string[] Cells(CommitLine commit) =>
    [
        Numbers.Grouped(commit.Version), commit.Time, commit.Operation ?? "", Number(commit.RowsWritten), Number(commit.RowsRemoved), commit.Job ?? "", Number(commit.Batch),
    ];

    private static string Number(long? value) => value is { } number ? Numbers.Grouped(number) : "";
}
