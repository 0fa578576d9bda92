using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Cli.Commands.Tables;

/// <summary>A command about one table of the lake.</summary>
/// <typeparam name="TOptions">The options.</typeparam>
internal abstract class TableCommand<TOptions> : CliCommand<TOptions>
    where TOptions : class, new()
{
    internal override CommandArgument Argument { get; } = new("TABLE", "A table's name under the lake, as silver/events, or a path.");

    private protected sealed override void Run(TOptions options, CommandRun run)
    {
        var path = new LakeTables(run.Lake).Find(run.Line.Argument, run.Console.CurrentDirectory);
        run.WithSession(session => Run(options, session, path, run));
    }

    /// <summary>Writes the answer.</summary>
    private protected abstract void Run(TOptions options, SparkSession session, string path, CommandRun run);
}
