using SparkPersonalization.Cli.Commands.Tables;
using SparkPersonalization.Cli.Output;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Cli.Commands.Show;

/// <summary><c>show</c>: rows of a table, their number, or its columns.</summary>
internal sealed class ShowCommand : TableCommand<ShowOptions>
{
    internal override string Name => "show";

    internal override string Description => "Shows rows of a table.";

    internal override string Notes =>
        "With --json each row is one JSON object on a line of its own (instants in UTC, bytes in base64); --count gives { \"count\": N }, "
        + "--schema the schema in Delta's form. What cannot be shown is one result object with an error, as a job's.";

    private protected override void Run(ShowOptions options, SparkSession session, string path, CommandRun run)
    {
        var rows = ShowQuery.Of(session, path, options);
        var console = run.Console;
        if (options.Schema)
            WriteSchema(rows, run);
        else if (options.Count)
            console.Out.WriteLine(run.Line.Json ? $"{{\"count\":{Count(rows, run)}}}" : Numbers.Grouped(Count(rows, run)));
        else if (run.Line.Json)
            RowJson.Write(rows.Limit(options.Limit).ToLocalIterator(), console.Out, run.Interruption.Token);
        else
            new RowTable(console, session).Write(rows, options.Limit, options.Full, options.Vertical, run.Interruption.Token);
    }

    private static void WriteSchema(DataFrame rows, CommandRun run)
    {
        if (run.Line.Json)
            run.Console.Out.WriteLine(rows.Schema().Json);
        else
            rows.PrintSchema(run.Console.Out);
    }

    private static long Count(DataFrame rows, CommandRun run) => rows.CountAsync(run.Interruption.Token).GetAwaiter().GetResult();
}
