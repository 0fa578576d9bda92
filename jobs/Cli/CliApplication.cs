using System.Reflection;
using SparkPersonalization.Cli.Arguments;
using SparkPersonalization.Cli.Commands;
using SparkPersonalization.Cli.Output;
using SparkPersonalization.Contracts;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Cli;

/// <summary>The program, from its arguments to its exit code, without a process around it.</summary>
internal static class CliApplication
{
    internal static int Run(IReadOnlyList<string> args, CliConsole console, JobCatalog catalog, Interruption interruption)
    {
        var line = new Grammar(CommandCatalog.With(catalog)).Parse(args);
        IResultWriter results = line.Json ? new JsonResultWriter(console) : new TextResultWriter(console, line.Verbose);
        var started = console.Time.GetTimestamp();
        var result = Guard(line, interruption, () => Dispatch(new CommandRun(line, console, catalog, interruption)));
        if (result is not null)
            results.Write(result with { Duration = console.Time.GetElapsedTime(started) });
        return result?.ExitCode ?? ExitCode.Done;
    }

    /// <summary>Null where the answer is written already.</summary>
    private static CliResult? Dispatch(CommandRun run)
    {
        var line = run.Line;
        if (line.Help)
            HelpWriter.Write(line, run.Console.Out);
        else if (line.Version)
            run.Console.Out.WriteLine(typeof(CliApplication).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
        else if (line.Entry is { } entry)
            return entry.Run(run);
        else if (line.Faults is [_, ..] faults)
            throw new UsageException($"{string.Join('\n', faults)}\nRun '{Grammar.Program} --help' for the options and the jobs.");
        else
            throw new UsageException($"A job is missing. The jobs: {string.Join(", ", run.Jobs.Jobs.Select(known => known.Id))}.\nRun '{Grammar.Program} --help' for the options.");
        return null;
    }

    private static CliResult? Guard(CommandLine line, Interruption interruption, Func<CliResult?> work)
    {
        var job = line.Entry?.Name;
        try
        {
            return work();
        }
        catch (Exception error) when (error is UsageException or JobOptionsException or SessionSettingsException or ContractException)
        {
            return new CliResult(job, CliStatus.WrongUsage, ExitCode.WrongUsage) { Error = error };
        }
        catch (OperationCanceledException) when (interruption.ExitCode is { } code)
        {
            return new CliResult(job, CliStatus.Interrupted, code);
        }
        catch (Exception error)
        {
            return new CliResult(job, CliStatus.Failed, ExitCode.Failed) { Error = error };
        }
    }
}
