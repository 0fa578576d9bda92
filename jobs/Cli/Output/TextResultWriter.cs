using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.Cli.Output;

/// <summary>A result for people: what was done on standard output, errors on standard error.</summary>
internal sealed class TextResultWriter(CliConsole console, bool verbose) : IResultWriter
{
    public void Write(CliResult result)
    {
        if (result.Outcome is { } outcome)
            new OutcomeText(console, outcome).Write();
        WriteOrigins(result);
        if (result.Error is { } error)
            console.Error.WriteLine($"{result.Job ?? "error"}: {ErrorText.Of(error)}");
        else
            WriteEnd(result);
        if (!verbose && result.Status == CliStatus.Failed && Errors(result).Any())
            console.Error.WriteLine("Run with --verbose to see where the error came from.");
    }

    private void WriteOrigins(CliResult result)
    {
        foreach (var error in verbose ? Errors(result) : [])
            console.Error.WriteLine(error);
    }

    private static IEnumerable<Exception> Errors(CliResult result) =>
        (result.Outcome?.Stages ?? []).Select(stage => stage.Error).Append(result.Error).OfType<Exception>();

    private void WriteEnd(CliResult result)
    {
        var writer = result.Status == CliStatus.Done ? console.Out : console.Error;
        if (result.Outcome is not null)
            console.Out.WriteLine();
        writer.WriteLine($"{result.Job}: {ResultNames.Of(result.Status)}{Place(result)} after {Numbers.Duration(result.Duration)}");
    }

    // What a stage that failed says may have gone off the screen, above what the others did.
    private static string Place(CliResult result)
    {
        var failed = (result.Outcome?.Stages ?? []).Where(stage => stage.State == StageState.Failed).Select(stage => stage.Id).ToList();
        return result.Status == CliStatus.Failed && failed.Count > 0 ? $" in {string.Join(", ", failed)}" : "";
    }
}
