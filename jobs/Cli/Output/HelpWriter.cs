using System.CommandLine;
using SparkPersonalization.Cli.Arguments;
using SparkPersonalization.Cli.Commands;

namespace SparkPersonalization.Cli.Output;

/// <summary>Help that is the same in every terminal: lines of at most 100 columns.</summary>
internal static class HelpWriter
{
    private const int Width = 100;
    private const int Indent = 2;

    internal static void Write(CommandLine line, TextWriter writer)
    {
        var command = line.Command;
        writer.WriteLine(UsageOf(line.Entry));
        writer.WriteLine();
        WriteWrapped(command.Description ?? "", 0, writer);
        WriteSection("Argument:", command.Arguments.Select(argument => (argument.Name, argument.Description ?? "")).ToList(), writer);
        WriteSection("Jobs:", Rows(line.Entries.Where(entry => entry is JobCommand)), writer);
        WriteSection("Commands:", Rows(line.Entries.Where(entry => entry is not JobCommand)), writer);
        WriteSection(line.Entry is null ? "Options:" : $"Options of {line.Entry.Name}:", Rows(command.Options), writer);
        WriteSection("Options of every job and command:", Rows(line.SharedOptions), writer);
        writer.WriteLine();
        WriteWrapped(line.Entry?.Notes ?? Notes, 0, writer);
    }

    private static string UsageOf(CliCommand? entry) => entry is null
        ? $"Usage: {Grammar.Program} [options] JOB [options of the job]"
        : $"Usage: {Grammar.Program} {(entry.UsesSession ? "[spark-submit options] " : "")}{entry.Name}{(entry.Argument is { } argument ? $" {argument.Name}" : "")} [options]";

    private const string Notes = $"Run '{Grammar.Program} JOB --help' for the options of a job. SPARK_REMOTE in the environment stands for --remote; "
        + $"{ConfDirectory.Variable} says where conf/ is. Exit codes: 0 done, 1 a job or check failed, 2 wrong usage or "
        + "configuration, 130 and 143 interrupted by Ctrl-C or SIGTERM.";

    private static List<(string Left, string Right)> Rows(IEnumerable<CliCommand> entries) => [.. entries.Select(entry => (entry.Name, entry.Description))];

    private static List<(string Left, string Right)> Rows(IEnumerable<Option> options) =>
        [.. options.Select(option => (option.HelpName is { } value ? $"{option.Name} {value}" : option.Name, option.Description ?? ""))];

    private static void WriteSection(string title, List<(string Left, string Right)> rows, TextWriter writer)
    {
        if (rows.Count == 0)
            return;
        writer.WriteLine();
        writer.WriteLine(title);
        var column = Indent + rows.Max(row => row.Left.Length) + 2;
        foreach (var (left, right) in rows)
        {
            writer.Write((new string(' ', Indent) + left).PadRight(column));
            WriteWrapped(right, column, writer);
        }
    }

    /// <summary>Writes words, breaking lines before the last column; the first line is begun already, at the column.</summary>
    private static void WriteWrapped(string text, int column, TextWriter writer)
    {
        var used = column;
        foreach (var word in text.Split(' '))
        {
            if (used > column && used + 1 + word.Length > Width)
            {
                writer.WriteLine();
                writer.Write(new string(' ', column));
                used = column;
            }
            writer.Write(used > column ? " " + word : word);
            used += word.Length + (used > column ? 1 : 0);
        }
        writer.WriteLine();
    }
}
