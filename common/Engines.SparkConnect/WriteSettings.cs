using SparkPersonalization.DataFrames.Engines;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.SparkConnect;

/// <summary>
/// Options of statements that change a table, which Delta takes from the session's settings: set around the statement. No other write may
/// run meanwhile, as it would take them for its own.
/// </summary>
/// <param name="settings">The session's settings.</param>
internal sealed class WriteSettings(IEngineSettings settings) : IDisposable
{
    private static readonly Dictionary<string, string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["txnAppId"] = "spark.databricks.delta.write.txnAppId",
        ["txnVersion"] = "spark.databricks.delta.write.txnVersion",
        ["userMetadata"] = "spark.databricks.delta.commitInfo.userMetadata",
        ["minFileSize"] = "spark.databricks.delta.optimize.minFileSize",
        ["maxFileSize"] = "spark.databricks.delta.optimize.maxFileSize",
    };

    private readonly ReaderWriterLockSlim _settings = new();

    /// <summary>Runs a command with options.</summary>
    /// <exception cref="ArgumentException">There is no such option.</exception>
    internal T With<T>(Options options, Func<T> run) => options.Count == 0
        ? Plain(run)
        : With(options.ToDictionary(o => KeyOf(o.Key), o => (string?)o.Value, StringComparer.Ordinal), run);

    public void Dispose() => _settings.Dispose();

    private T Plain<T>(Func<T> run)
    {
        _settings.EnterReadLock();
        try
        {
            return run();
        }
        finally
        {
            _settings.ExitReadLock();
        }
    }

    private T With<T>(Dictionary<string, string?> values, Func<T> run)
    {
        _settings.EnterWriteLock();
        try
        {
            var before = values.Keys.ToDictionary(k => k, settings.Get, StringComparer.Ordinal);
            try
            {
                Apply(values);
                return run();
            }
            finally
            {
                Apply(before);
            }
        }
        finally
        {
            _settings.ExitWriteLock();
        }
    }

    private void Apply(Dictionary<string, string?> values)
    {
        foreach (var (key, value) in values)
        {
            if (value is null)
            {
                settings.Unset(key);
            }
            else
            {
                settings.Set(key, value);
            }
        }
    }

    private static string KeyOf(string option) => Keys.GetValueOrDefault(option)
        ?? throw new ArgumentException($"A change of a table has no option '{option}'; it takes {string.Join(", ", Keys.Keys)}.");
}
