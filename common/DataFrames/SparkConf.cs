using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SparkPersonalization.DataFrames;

/// <summary>Settings gathered before a session is made, for <see cref="SparkSessionBuilder.Config(SparkConf)"/>.</summary>
public sealed class SparkConf
{
    private readonly SortedDictionary<string, string> _settings = new(StringComparer.Ordinal);

    /// <summary>Makes settings, none at first.</summary>
    /// <param name="loadDefaults">Without effect: in a JVM, whether its system properties become settings.</param>
    [SuppressMessage("Style", "IDE0060", Justification = "The parameter is Microsoft.Spark's.")]
    public SparkConf(bool loadDefaults = true)
    {
    }

    /// <summary>Names where the session runs; see <see cref="SparkSessionBuilder.Master"/>.</summary>
    /// <param name="master">Such as <c>embedded</c>.</param>
    /// <returns>These settings.</returns>
    public SparkConf SetMaster(string master) => Set("spark.master", master);

    /// <summary>Names the application.</summary>
    /// <param name="appName">The name.</param>
    /// <returns>These settings.</returns>
    public SparkConf SetAppName(string appName) => Set("spark.app.name", appName);

    /// <summary>Says where Spark is installed on the machines of a cluster.</summary>
    /// <param name="sparkHome">The folder.</param>
    /// <returns>These settings.</returns>
    public SparkConf SetSparkHome(string sparkHome) => Set("spark.home", sparkHome);

    /// <summary>Sets a setting.</summary>
    /// <param name="key">The setting by Spark's name.</param>
    /// <param name="value">The value.</param>
    /// <returns>These settings.</returns>
    public SparkConf Set(string key, string value)
    {
        _settings[key] = value;
        return this;
    }

    /// <summary>The value of a setting.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="defaultValue">The answer where it is not set.</param>
    /// <returns>The value.</returns>
    public string Get(string key, string defaultValue) => _settings.GetValueOrDefault(key, defaultValue);

    /// <summary>The value of a setting as a whole number.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="defaultValue">The answer where it is not set.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">It is no whole number.</exception>
    public int GetInt(string key, int defaultValue) => _settings.TryGetValue(key, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : defaultValue;

    /// <summary>All settings.</summary>
    /// <returns>The settings by name.</returns>
    public IReadOnlyList<KeyValuePair<string, string>> GetAll() => [.. _settings];
}
