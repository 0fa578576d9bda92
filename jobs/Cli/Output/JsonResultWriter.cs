using System.Text.Encodings.Web;
using System.Text.Json;

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
            counts = result.Outcome?.Counts.ToDictionary(count => count.Name, count => count.Value),
            places = result.Outcome?.Places.ToDictionary(place => place.Name, place => place.Location),
            checks = result.Outcome?.Checks,
            error = result.Error?.Message,
        },
        Json));
}
