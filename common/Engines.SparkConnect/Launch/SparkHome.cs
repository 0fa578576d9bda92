using System.Text.RegularExpressions;

namespace SparkPersonalization.Engines.SparkConnect.Launch;

/// <summary>An installation of Spark 4.</summary>
/// <param name="path">Its folder.</param>
internal sealed partial class SparkHome(string path)
{
    private const string Variable = "SPARK_HOME";

    // The newest release for Spark 4.1; a lake's tables need nothing that a later one has.
    private const string DeltaVersion = "4.4.0";

    /// <summary>The program that starts applications.</summary>
    internal string Submit => Path.Combine(path, "bin", "spark-submit");

    /// <summary>The coordinates of Delta for this Spark; null where Delta is among its jars, or where the jars do not tell Spark's version.</summary>
    internal string? DeltaPackage => Jars("delta-spark*.jar").Any() ? null
        : Jars("spark-core_*.jar").Select(jar => CoreJar().Match(jar)).FirstOrDefault(match => match.Success) is { } core
            ? $"io.delta:delta-spark_{core.Groups["spark"].Value}_{core.Groups["scala"].Value}:{DeltaVersion}"
            : null;

    /// <summary>Finds an installation.</summary>
    /// <param name="given">Its folder, or null for the environment's.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal static SparkHome Find(string? given)
    {
        var folder = given ?? Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(folder))
        {
            throw new ArgumentException($"{Variable} is not set: a Spark server is started with the {Variable}/bin/spark-submit of a Spark 4 that is installed. Set it, or name a server that is running by --remote.");
        }

        var home = new SparkHome(Path.GetFullPath(folder));
        return File.Exists(home.Submit)
            ? home
            : throw new ArgumentException($"{Variable} is '{folder}', and there is no '{home.Submit}'. Set it to the folder of a Spark 4.");
    }

    private IEnumerable<string> Jars(string pattern)
    {
        var jars = Path.Combine(path, "jars");
        return Directory.Exists(jars) ? Directory.EnumerateFiles(jars, pattern).Select(jar => Path.GetFileName(jar)!) : [];
    }

    [GeneratedRegex(@"^spark-core_(?<scala>[0-9.]+)-(?<spark>[0-9]+\.[0-9]+)\.")]
    private static partial Regex CoreJar();
}
