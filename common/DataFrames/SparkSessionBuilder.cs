using SparkPersonalization.DataFrames.Engines;

namespace SparkPersonalization.DataFrames;

/// <summary>Gathers what a session needs and makes it.</summary>
public sealed class SparkSessionBuilder
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private string _appName = "SparkPersonalization";
    private string? _remote = Environment.GetEnvironmentVariable("SPARK_REMOTE") is { Length: > 0 } remote ? remote : null;

    internal SparkSessionBuilder()
    {
    }

    /// <summary>Names the application; <c>SparkPersonalization</c> by default.</summary>
    /// <param name="name">The name.</param>
    /// <returns>This builder.</returns>
    public SparkSessionBuilder AppName(string name)
    {
        _appName = name;
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

    /// <summary>Sets a setting of the session.</summary>
    /// <param name="key">The setting by Spark's name, such as <c>spark.sql.session.timeZone</c>.</param>
    /// <param name="value">The value.</param>
    /// <returns>This builder.</returns>
    public SparkSessionBuilder Config(string key, string value)
    {
        _settings[key] = value;
        return this;
    }

    /// <summary>Makes the session.</summary>
    /// <returns>A new session with an engine of its own.</returns>
    /// <exception cref="InvalidOperationException">The program references no engine.</exception>
    public SparkSession GetOrCreate() => new(EngineLocator.Create(new SessionRequest(_appName, _remote, _settings)));
}
