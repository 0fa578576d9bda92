using System.Collections.Immutable;
using SparkPersonalization.Engines.SparkConnect.Launch;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Arguments;

/// <summary>What the command line says of a server that is to be started, and whether one is.</summary>
internal static class LaunchArguments
{
    private const string DriverMemoryKey = "spark.driver.memory";

    /// <summary>The server to start for a master.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="console">Variables and directories.</param>
    /// <param name="settings">The sessions' settings, which name the master.</param>
    /// <param name="properties">The file of settings, or null.</param>
    /// <param name="conf">The settings that the command line gives.</param>
    internal static SparkLaunch Of(
        CommandLine line, CliConsole console, SessionSettings settings, string? properties, IEnumerable<KeyValuePair<string, string>> conf)
    {
        if (!SparkLaunch.IsMaster(settings.Master))
            throw new UsageException($"'{settings.Master}' (from {settings.EngineSource}): there is no such master. There are {SessionSettings.Embedded}, local[N], spark://HOST:PORT, yarn and k8s://HOST:PORT.");
        if (line.DeployMode is { } mode and not "client")
            throw new UsageException($"{LaunchOptions.DeployModeName} {mode}: only client is there, as the job is a program of this machine. The executors are the cluster's all the same.");
        return new SparkLaunch
        {
            Master = settings.Master,
            SparkHome = console.Environment.GetValueOrDefault("SPARK_HOME"),
            Name = settings.Name ?? line.Entry?.Name,
            PropertiesFile = properties,
            LoadsDefaults = properties is not null && line.PropertiesFile is null,
            Conf = [.. conf.Where(setting => !SessionArguments.NamesEngine(setting.Key))],
            Options = line.LaunchOptions,
        };
    }

    /// <summary>The settings of a run for which no server is started.</summary>
    /// <exception cref="UsageException">An option is for such a server.</exception>
    internal static SessionSettings Without(CommandLine line, SessionSettings settings)
    {
        var isEmbedded = settings.Remote is null;
        foreach (var (name, value) in line.LaunchOptions.Concat(DeployMode(line)))
        {
            if (!isEmbedded)
                throw new UsageException($"{name} is for a server that is started for the run, and {settings.Remote} (from {settings.EngineSource}) runs already: give it where that is started.");
            if (name != LaunchOptions.DriverMemoryName)
                throw new UsageException($"{name} is for a Spark server: give --master local[N], spark://HOST:PORT, yarn or k8s://HOST:PORT too, or leave it out.");
            settings = settings with { Conf = settings.Conf.SetItem(DriverMemoryKey, value) };
        }

        return settings;
    }

    private static ImmutableArray<KeyValuePair<string, string>> DeployMode(CommandLine line) =>
        line.DeployMode is { } mode ? [new(LaunchOptions.DeployModeName, mode)] : [];
}
