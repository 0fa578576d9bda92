namespace SparkPersonalization.DataFrames.Engines;

/// <summary>A session's settings by Spark's names, such as <c>spark.sql.session.timeZone</c>.</summary>
public interface IEngineSettings
{
    /// <summary>The value of a setting.</summary>
    /// <param name="key">The setting.</param>
    /// <returns>The value set, else its default, or null where it has none.</returns>
    string? Get(string key);

    /// <summary>Changes a setting.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The value is not one that the setting takes.</exception>
    void Set(string key, string value);

    /// <summary>Puts a setting back to its default.</summary>
    /// <param name="key">The setting.</param>
    void Unset(string key);

    /// <summary>Whether a setting is one that can be changed while the session lives.</summary>
    /// <param name="key">The setting.</param>
    /// <returns>Whether it is; false also for one that is not known.</returns>
    bool IsModifiable(string key);
}
