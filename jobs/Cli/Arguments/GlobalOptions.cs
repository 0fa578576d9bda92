using System.CommandLine;

namespace SparkPersonalization.Cli.Arguments;

/// <summary>The options of every job, with the names that <c>spark-submit</c> gives them.</summary>
internal sealed class GlobalOptions
{
    internal const string DefaultLake = "lake";

    internal Option<string> Master { get; } = One("--master", "MASTER", "Where the job runs: embedded (the engine in this process), or local[N], spark://HOST:PORT, yarn or k8s://HOST:PORT on a Spark server that SPARK_HOME/bin/spark-submit starts for the run. Default: embedded.");

    internal Option<string> Remote { get; } = One("--remote", "sc://HOST:PORT", "A Spark Connect server that is running; excludes --master.");

    internal Option<string> Name { get; } = One("--name", "NAME", "The application's name. Default: the job's id.");

    internal Option<string[]> Conf { get; } = new("--conf")
    {
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        HelpName = "KEY=VALUE",
        Description = "A setting of Spark; can be repeated.",
    };

    internal Option<string> PropertiesFile { get; } = One("--properties-file", "FILE", "Settings of Spark, a key and a value in each line. Default: conf/spark-defaults.conf where there is one.");

    internal LaunchOptions Launch { get; } = new();

    internal Option<string> Lake { get; } = Everywhere(One("--lake", "DIR", $"The root of the tables. Default: {DefaultLake}."));

    internal Option<bool> Json { get; } = Everywhere(Switch("--json", "Print one machine-readable result on standard output; logs go to standard error."));

    internal Option<bool> Verbose { get; } = Everywhere(Switch("--verbose", "Log details, and show where an error came from."));

    internal Option<bool> Help { get; } = Everywhere(new Option<bool>("--help", "-h", "-?") { Description = "Show this help; after a job's name, the job's.", Arity = ArgumentArity.Zero });

    internal Option<bool> Version { get; } = Switch("--version", "Show the version.");

    internal IEnumerable<Option> All => [Master, Remote, Name, Conf, PropertiesFile, .. Launch.All, Lake, Json, Verbose, Help, Version];

    private static Option<string> One(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Arity = ArgumentArity.ExactlyOne };

    private static Option<bool> Switch(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    private static Option<T> Everywhere<T>(Option<T> option)
    {
        option.Recursive = true;
        return option;
    }
}
