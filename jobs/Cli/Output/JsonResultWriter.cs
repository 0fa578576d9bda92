using System.Text.Encodings.Web;
using System.Text.Json;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.Cli.Output;

/// <summary>A result as one line of JSON on standard output.</summary>
internal sealed class JsonResultWriter(CliConsole console) : IResultWriter
{
    // The text goes to a pipe or a terminal, never into HTML.
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(CliResult result) => console.Out.WriteLine(JsonSerializer.Serialize(
        new
        {
            job = result.Job,
            status = ResultNames.Of(result.Status),
            exitCode = result.ExitCode,
            durationMs = (long)result.Duration.TotalMilliseconds,
            counts = Counts(result.Outcome),
            places = Places(result.Outcome),
            checks = result.Outcome?.Checks,
            stages = result.Outcome?.Stages.Select(Stage),
            error = result.Error is { } error ? ErrorText.Of(error) : null,
        },
        Json));

    private static object Stage(StageOutcome stage) => new
    {
        id = stage.Id,
        status = ResultNames.Of(stage.State),
        durationMs = (long)stage.Duration.TotalMilliseconds,
        counts = Counts(stage.Outcome),
        places = Places(stage.Outcome),
        checks = stage.Outcome?.Checks,
        stages = stage.Outcome?.Stages.Select(Stage),
        notDone = stage.NotDone,
        error = stage.Error is { } error ? ErrorText.Of(error) : null,
    };

    private static Dictionary<string, decimal>? Counts(JobOutcome? outcome) => outcome?.Counts.ToDictionary(count => count.Name, count => count.Value);

    private static Dictionary<string, string>? Places(JobOutcome? outcome) => outcome?.Places.ToDictionary(place => place.Name, place => place.Location);
}
