using System.Globalization;
using SparkPersonalization.DataFrames.Engines;

namespace SparkPersonalization.DataFrames;

/// <summary>Gathers what a session needs and makes it.</summary>
public sealed class SparkSessionBuilder
{
    private const string Embedded = "embedded";

    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private string _appName = "SparkPersonalization";
    private string _master = Embedded;
    private string? _remote = Environment.GetEnvironmentVariable("SPARK_REMOTE") is { Length: > 0 } remote ? remote : null;

    internal SparkSessionBuilder()
    {
    }

    /// <summary>Names the application; <c>SparkPersonalization</c> by default.</summary>
    /// <param name="appName">The name.</param>
    /// <returns>This builder.</returns>
    public SparkSessionBuilder AppName(string appName)
    {
        _appName = appName;
        return this;
    }

    /// <summary>Runs the session on a Spark Connect server.</summary>
    /// <param name="connectionString">The server as <c>sc://host:port</c>; the environment variable <c>SPARK_REMOTE</c> by default.</param>
    /// <returns>This builder.</returns>
    public SparkSessionBuilder Remote(string connectionString)
    {
        _remote = connectionString;
        return this;
    }

    /// <summary>Names where the session runs, over what the environment says.</summary>
    /// <param name="master"><c>embedded</c>, the engine in this process.</param>
    /// <returns>This builder.</returns>
    public SparkSessionBuilder Master(string master)
    {
        _master = master;
        _remote = null;
        return this;
    }

    /// <summary>Sets a setting of the session.</summary>
    /// <param name="key">The setting by Spark's name, such as <c>spark.sql.session.timeZone</c>.</param>
    /// <param name="value">The value.</param>
    /// <returns>This builder.</returns>
    public SparkSessionBuilder Config(string key, string value)
    {
        _settings[key] = value;
        return this;
    }

    /// <inheritdoc cref="Config(string, string)"/>
    public SparkSessionBuilder Config(string key, bool value) => Config(key, value ? "true" : "false");

    /// <inheritdoc cref="Config(string, string)"/>
    public SparkSessionBuilder Config(string key, long value) => Config(key, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Config(string, string)"/>
    public SparkSessionBuilder Config(string key, double value) => Config(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sets settings of the session; <c>spark.master</c> and <c>spark.app.name</c> among them are its master and its name.</summary>
    /// <param name="conf">The settings.</param>
    /// <returns>This builder.</returns>
    public SparkSessionBuilder Config(SparkConf conf)
    {
        ArgumentNullException.ThrowIfNull(conf);
        foreach (var (key, value) in conf.GetAll())
        {
            _ = key switch
            {
                "spark.master" => Master(value),
                "spark.app.name" => AppName(value),
                _ => Config(key, value),
            };
        }

        return this;
    }

    /// <summary>Makes the session.</summary>
    /// <returns>A new session with an engine of its own.</returns>
    /// <exception cref="InvalidOperationException">The program references no engine.</exception>
    /// <exception cref="NotSupportedException">The master is another than <c>embedded</c>.</exception>
    public SparkSession GetOrCreate() => _master == Embedded
        ? Create(new SessionRequest(_appName, _remote, new Dictionary<string, string>(_settings, StringComparer.Ordinal)))
        : throw new NotSupportedException($"No engine for the master '{_master}': use '{Embedded}', or Remote(...) for a Spark Connect server.");

    private static SparkSession Create(SessionRequest request) => new(EngineLocator.Create(request), () => Create(request));
}
