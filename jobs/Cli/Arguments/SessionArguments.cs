using System.Collections.Immutable;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Arguments;

/// <summary>
/// Puts together how the session is made: the properties file, the environment (<c>SPARK_REMOTE</c>), <c>--conf</c>, the
/// options; the later wins.
/// </summary>
internal static class SessionArguments
{
    private const string MasterKey = "spark.master";
    private const string RemoteKey = "spark.remote";
    private const string NameKey = "spark.app.name";
    private const string RemoteVariable = "SPARK_REMOTE";
    private const string RemoteScheme = "sc://";

    internal static SessionPlan Resolve(CommandLine line, CliConsole console, string confDirectory)
    {
        if (line.Master is not null && line.Remote is not null)
            throw new UsageException("--master and --remote exclude each other: --remote names a server that is running already.");
        if (line.Remote?.StartsWith(RemoteScheme, StringComparison.Ordinal) == false)
            throw new UsageException($"--remote '{line.Remote}': must be a server as {RemoteScheme}HOST:PORT.");
        var path = PropertiesPath(line, console, confDirectory);
        var file = path is null ? [] : PropertiesFile.Read(path);
        var conf = line.Conf.Select(Split).ToList();
        var all = file.Concat(conf).Aggregate(Empty, (settings, pair) => settings.SetItem(pair.Key, pair.Value));
        var (engine, source) = Target(line, console, file, conf);
        var isRemote = engine.StartsWith(RemoteScheme, StringComparison.Ordinal);
        if (isRemote && !Path.IsPathFullyQualified(line.Lake))
            throw new UsageException($"--lake '{line.Lake}' with {engine} (from {source}): must be an absolute path, which the server reaches too.");
        var settings = new SessionSettings
        {
            Master = isRemote ? SessionSettings.Embedded : engine,
            Remote = isRemote ? engine : null,
            EngineSource = source,
            Name = line.Name ?? all.GetValueOrDefault(NameKey),
            Conf = all.RemoveRange([MasterKey, RemoteKey, NameKey]),
        };
        return isRemote || engine == SessionSettings.Embedded
            ? new SessionPlan(LaunchArguments.Without(line, settings), null)
            : new SessionPlan(settings, LaunchArguments.Of(line, console, settings, path, conf));
    }

    /// <summary>Whether a setting names where the job runs, which is said to sessions and servers otherwise.</summary>
    internal static bool NamesEngine(string key) => key is MasterKey or RemoteKey or NameKey;

    private static ImmutableSortedDictionary<string, string> Empty { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The engine that the last source names, with that source.</summary>
    private static (string Value, string Source) Target(
        CommandLine line, CliConsole console, IReadOnlyList<KeyValuePair<string, string>> file, IReadOnlyList<KeyValuePair<string, string>> conf)
    {
        var remote = console.Environment.GetValueOrDefault(RemoteVariable);
        var said = new List<(string Value, string Source)> { (SessionSettings.Embedded, "the default") };
        said.AddRange(Engines(file).Select(pair => (pair.Value, $"{pair.Key} in the properties file")));
        if (!string.IsNullOrEmpty(remote))
            said.Add((remote, $"the environment variable {RemoteVariable}"));
        said.AddRange(Engines(conf).Select(pair => (pair.Value, $"--conf {pair.Key}")));
        if (line.Master is { } master)
            said.Add((master, "--master"));
        if (line.Remote is { } server)
            said.Add((server, "--remote"));
        return said[^1];
    }

    private static IEnumerable<KeyValuePair<string, string>> Engines(IEnumerable<KeyValuePair<string, string>> settings) =>
        settings.Where(pair => pair.Key is MasterKey or RemoteKey);

    private static string? PropertiesPath(CommandLine line, CliConsole console, string confDirectory)
    {
        var path = line.PropertiesFile is { } given
            ? Path.GetFullPath(given, console.CurrentDirectory)
            : Path.Combine(confDirectory, "spark-defaults.conf");
        if (File.Exists(path))
            return path;
        return line.PropertiesFile is null ? null : throw new UsageException($"--properties-file: there is no file '{path}'.");
    }

    private static KeyValuePair<string, string> Split(string setting)
    {
        var at = setting.IndexOf('=', StringComparison.Ordinal);
        return at > 0
            ? new(setting[..at].Trim(), setting[(at + 1)..])
            : throw new UsageException($"--conf '{setting}': must be KEY=VALUE.");
    }
}
