using System.Text.Json;
using SparkPersonalization.Cli.Output;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Commands.List;

/// <summary>The answer to <c>list</c>.</summary>
internal static class JobList
{
    internal static void Write(JobCatalog catalog, bool json, TextWriter writer)
    {
        if (json)
            writer.WriteLine(JsonSerializer.Serialize(new { jobs = catalog.Jobs.Select(Describe) }, JsonResultWriter.Json));
        else
            WriteText(catalog, writer);
    }

    private static void WriteText(JobCatalog catalog, TextWriter writer)
    {
        var width = catalog.Jobs.Select(job => job.Id.Length).DefaultIfEmpty().Max();
        foreach (var job in catalog.Jobs)
            writer.WriteLine($"{job.Id.PadRight(width)}  {job.Description}");
    }

    private static object Describe(JobDefinition job) => new
    {
        id = job.Id,
        description = job.Description,
        options = job.Options.Options.Select(option => new
        {
            name = "--" + option.Name,
            value = option.Placeholder,
            @default = job.Options.DefaultOf(option),
            environment = job.EnvironmentVariable(option.Name),
            description = option.Description,
        }),
    };
}
