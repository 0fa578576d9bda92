using System.Collections.Immutable;

namespace SparkPersonalization.Engines.SparkConnect.Launch;

/// <summary>What Spark Connect server to start, in the words of <c>spark-submit</c>.</summary>
public sealed record SparkLaunch
{
    /// <summary>Where it runs its tasks: <c>local[N]</c>, <c>spark://HOST:PORT</c>, <c>yarn</c> or <c>k8s://...</c>.</summary>
    public required string Master { get; init; }

    /// <summary>The folder of Spark 4, which has <c>bin/spark-submit</c>; the environment's <c>SPARK_HOME</c> where null.</summary>
    public string? SparkHome { get; init; }

    /// <summary>The application's name; Spark's own where null.</summary>
    public string? Name { get; init; }

    /// <summary>A file of settings that is read instead of Spark's <c>conf/spark-defaults.conf</c>; none by default.</summary>
    public string? PropertiesFile { get; init; }

    /// <summary>Whether Spark's <c>conf/spark-defaults.conf</c> is read besides the file; false by default.</summary>
    public bool LoadsDefaults { get; init; }

    /// <summary>Settings, which win over those of files; none by default.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Conf { get; init; } = [];

    /// <summary>Further options of <c>spark-submit</c> with a value each, such as <c>--executor-memory</c> and <c>2g</c>; none by default.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Options { get; init; } = [];

    /// <summary>How long the server may take until it answers, with the time to fetch packages or get containers; 5 minutes by default.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Takes each line that the server writes, on some thread; nobody by default.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>Whether a text names a master that a server can be started for.</summary>
    /// <param name="master">The text.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsMaster(string master)
    {
        ArgumentNullException.ThrowIfNull(master);
        return master is "local" or "yarn"
            || (master.StartsWith("local[", StringComparison.Ordinal) && master.EndsWith(']') && master.Length > "local[]".Length)
            || StartsAndGoesOn(master, "spark://")
            || StartsAndGoesOn(master, "k8s://");
    }

    private static bool StartsAndGoesOn(string master, string scheme) => master.StartsWith(scheme, StringComparison.Ordinal) && master.Length > scheme.Length;
}
