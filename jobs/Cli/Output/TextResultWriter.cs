using System.Globalization;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Output;

/// <summary>A result for people: counts and places on standard output, errors on standard error.</summary>
internal sealed class TextResultWriter(CliConsole console, bool verbose) : IResultWriter
{
    public void Write(CliResult result)
    {
        if (result.Outcome is { } outcome)
            WriteOutcome(outcome);
        if (result.Error is { } error)
            WriteError(result, error);
        else
            WriteEnd(result);
    }

    private void WriteOutcome(JobOutcome outcome)
    {
        WriteTable(outcome.Counts.Select(count => (count.Name, Number(count.Value))).ToList(), alignRight: true);
        foreach (var check in outcome.Checks)
            console.Out.WriteLine($"{(check.Passed ? "passed" : "FAILED")}  {check.Name}: {check.Detail}");
        if (!outcome.Places.IsEmpty)
            console.Out.WriteLine("Where to look:");
        WriteTable(outcome.Places.Select(place => (place.Name, place.Location)).ToList(), alignRight: false);
    }

    private void WriteTable(List<(string Name, string Value)> rows, bool alignRight)
    {
        var names = rows.Select(row => row.Name.Length).DefaultIfEmpty().Max();
        var values = alignRight ? rows.Select(row => row.Value.Length).DefaultIfEmpty().Max() : 0;
        foreach (var (name, value) in rows)
            console.Out.WriteLine($"  {name.PadRight(names)}  {value.PadLeft(values)}");
    }

    private void WriteError(CliResult result, Exception error)
    {
        console.Error.WriteLine($"{result.Job ?? "error"}: {Describe(error)}");
        if (verbose)
            console.Error.WriteLine(error);
        else if (result.Status == CliStatus.Failed)
            console.Error.WriteLine("Run with --verbose to see where the error came from.");
    }

    private void WriteEnd(CliResult result)
    {
        var seconds = result.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var writer = result.Status == CliStatus.Done ? console.Out : console.Error;
        writer.WriteLine($"{result.Job}: {ResultNames.Of(result.Status)} after {seconds} s");
    }

    /// <summary>A message of ours stands alone; of a defect, the type is half of what there is to know.</summary>
    private static string Describe(Exception error) => error is NullReferenceException or InvalidCastException or IndexOutOfRangeException or KeyNotFoundException
        ? $"internal error, please report: {error.GetType().Name}: {error.Message}"
        : error.Message;

    private static string Number(decimal value) =>
        value.ToString(decimal.IsInteger(value) ? "#,0" : "#,0.00##", CultureInfo.InvariantCulture);
}
