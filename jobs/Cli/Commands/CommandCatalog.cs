using System.Collections.Immutable;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Commands;

/// <summary>All words that the command line knows: the jobs, then the commands of this program.</summary>
internal static class CommandCatalog
{
    internal static ImmutableArray<CliCommand> With(JobCatalog jobs) => [.. jobs.Jobs.Select(job => new JobCommand(job)), .. Commands()];

    private static IOrderedEnumerable<CliCommand> Commands() => typeof(CliCommand).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(CliCommand)) && type.GetConstructor(Type.EmptyTypes) is not null)
        .Select(type => (CliCommand)Activator.CreateInstance(type)!)
        .OrderBy(command => command.Name, StringComparer.Ordinal);
}
