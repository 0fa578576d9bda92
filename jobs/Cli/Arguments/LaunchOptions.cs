using System.CommandLine;

namespace SparkPersonalization.Cli.Arguments;

/// <summary>The options of <c>spark-submit</c> that a server is started with, beside master, name and settings.</summary>
internal sealed class LaunchOptions
{
    internal const string DeployModeName = "--deploy-mode";
    internal const string DriverMemoryName = "--driver-memory";

    internal Option<string> DeployMode { get; } = One(DeployModeName, "client", "Where the driver runs; only client, which is this machine.");

    /// <summary>Those that are passed on as they are.</summary>
    internal IReadOnlyList<Option<string>> Passed { get; } =
    [
        One("--jars", "JARS", "Jars for driver and executors, with commas between."),
        One("--packages", "PACKAGES", "Maven coordinates of such jars, with commas between. Delta's are added where Spark lacks it."),
        One("--repositories", "URLS", "Where to look for them besides Maven's own, with commas between."),
        One(DriverMemoryName, "MEM", "Memory of the driver, as 2g; with embedded of the engine."),
        One("--driver-java-options", "OPTIONS", "Options of the driver's Java."),
        One("--executor-memory", "MEM", "Memory of each executor, as 2g."),
        One("--executor-cores", "NUM", "Cores of each executor."),
        One("--num-executors", "NUM", "Executors on yarn and k8s."),
        One("--total-executor-cores", "NUM", "Cores of all executors on spark://."),
    ];

    internal IEnumerable<Option> All => [DeployMode, .. Passed];

    private static Option<string> One(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Arity = ArgumentArity.ExactlyOne };
}
