using System.Globalization;
using SparkPersonalization.DataFrames.Engines;

namespace SparkPersonalization.DataFrames;

/// <summary>A session's settings by Spark's names; made by <see cref="SparkSession.Conf"/>.</summary>
public sealed class RuntimeConfig
{
    private readonly IEngineSettings _settings;

    internal RuntimeConfig(IEngineSettings settings) => _settings = settings;

    /// <summary>Changes a setting.</summary>
    /// <param name="key">The setting, such as <c>spark.sql.session.timeZone</c>.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The value is not one that the setting takes.</exception>
    public void Set(string key, string value) => _settings.Set(key, value);

    /// <inheritdoc cref="Set(string, string)"/>
    public void Set(string key, bool value) => Set(key, value ? "true" : "false");

    /// <inheritdoc cref="Set(string, string)"/>
    public void Set(string key, long value) => Set(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The value of a setting.</summary>
    /// <param name="key">The setting.</param>
    /// <returns>The value set, else its default.</returns>
    /// <exception cref="KeyNotFoundException">It is not set and has no default.</exception>
    public string Get(string key) => _settings.Get(key)
        ?? throw new KeyNotFoundException($"The setting {key} is not set and has no default. Set it, or use Get(key, defaultValue).");

    /// <summary>The value of a setting.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="defaultValue">The answer where it is not set and has no default.</param>
    /// <returns>The value.</returns>
    public string Get(string key, string defaultValue) => _settings.Get(key) ?? defaultValue;

    /// <summary>Puts a setting back to its default.</summary>
    /// <param name="key">The setting.</param>
    public void Unset(string key) => _settings.Unset(key);

    /// <summary>Whether a setting is one that can be changed while the session lives.</summary>
    /// <param name="key">The setting.</param>
    /// <returns>Whether it is; false also for one that the engine does not know.</returns>
    public bool IsModifiable(string key) => _settings.IsModifiable(key);
}
