namespace SparkPersonalization.Cli.Arguments;

/// <summary>Where the files of <c>conf/</c> are.</summary>
internal static class ConfDirectory
{
    internal const string Variable = "SPARKPERSONALIZATION_CONF_DIR";

    /// <summary>What the variable says, else the nearest <c>conf</c> with <c>jobs</c> in it at or above the executable.</summary>
    internal static string Find(CliConsole console)
    {
        if (console.Environment.TryGetValue(Variable, out var given) && given.Length > 0)
            return Existing(Path.GetFullPath(given, console.CurrentDirectory));
        for (var directory = new DirectoryInfo(console.ApplicationDirectory); directory is not null; directory = directory.Parent)
        {
            var conf = Path.Combine(directory.FullName, "conf");
            if (Directory.Exists(Path.Combine(conf, "jobs")))
                return conf;
        }
        throw new UsageException($"There is no directory conf/jobs above {console.ApplicationDirectory}. Set {Variable} to the directory conf.");
    }

    private static string Existing(string directory) => Directory.Exists(directory)
        ? directory
        : throw new UsageException($"{Variable} is '{directory}', and there is no such directory.");
}
