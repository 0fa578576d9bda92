using System.Globalization;

namespace SparkPersonalization.Engines.SparkConnect.Launch;

/// <summary>The command that starts a server.</summary>
internal static class SubmitCommand
{
    private const string Extensions = "spark.sql.extensions";
    private const string DeltaExtension = "io.delta.sql.DeltaSparkSessionExtension";
    private const string Catalog = "spark.sql.catalog.spark_catalog";
    private const string Packages = "--packages";
    private const string PackagesKey = "spark.jars.packages";

    /// <summary>The command's words, the program first.</summary>
    /// <param name="launch">What to start.</param>
    /// <param name="home">The installation.</param>
    /// <param name="port">The port that the server shall listen on.</param>
    internal static IReadOnlyList<string> Of(SparkLaunch launch, SparkHome home, int port)
    {
        var words = new List<string>
        {
            home.Submit, "--class", "org.apache.spark.sql.connect.service.SparkConnectServer", "--master", launch.Master, "--deploy-mode", "client",
        };
        AddPair(words, "--name", launch.Name);
        AddPair(words, "--properties-file", launch.PropertiesFile);
        if (launch.LoadsDefaults)
        {
            words.Add("--load-spark-defaults");
        }

        words.AddRange(OptionsWithDelta(launch, home).SelectMany(option => new[] { option.Key, option.Value }));
        words.AddRange(Settings(launch, port).SelectMany(setting => new[] { "--conf", $"{setting.Key}={setting.Value}" }));
        words.Add("spark-internal");
        return words;
    }

    private static void AddPair(List<string> words, string name, string? value)
    {
        if (value is not null)
        {
            words.AddRange([name, value]);
        }
    }

    // spark-submit takes the last of an option given twice: so Delta joins the user's packages.
    private static IEnumerable<KeyValuePair<string, string>> OptionsWithDelta(SparkLaunch launch, SparkHome home)
    {
        if (home.DeltaPackage is not { } delta || launch.Options.Concat(launch.Conf).Any(option => option.Value.Contains("delta-spark", StringComparison.Ordinal)))
        {
            return launch.Options;
        }

        var packages = launch.Options.Where(option => option.Key == Packages).Concat(launch.Conf.Where(setting => setting.Key == PackagesKey)).Select(option => option.Value);
        return launch.Options.Where(option => option.Key != Packages).Append(new(Packages, string.Join(',', packages.Append(delta))));
    }

    private static IEnumerable<KeyValuePair<string, string>> Settings(SparkLaunch launch, int port)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in launch.Conf)
        {
            given[key] = value;
        }

        // Only this program speaks to the server; its address and port are not the user's to set.
        given["spark.connect.grpc.binding.address"] = "127.0.0.1";
        given["spark.connect.grpc.binding.port"] = port.ToString(CultureInfo.InvariantCulture);
        var others = given.GetValueOrDefault(Extensions, "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        given[Extensions] = string.Join(',', others.Append(DeltaExtension).Distinct());
        given.TryAdd(Catalog, "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        return given.OrderBy(setting => setting.Key, StringComparer.Ordinal);
    }
}
