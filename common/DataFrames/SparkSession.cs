using SparkPersonalization.DataFrames.Engines;

namespace SparkPersonalization.DataFrames;

/// <summary>
/// The entry to DataFrames: makes readers, runs SQL, holds settings and temporary views. It runs on the embedded engine, or on Spark
/// where <c>SPARK_REMOTE</c> or <see cref="SparkSessionBuilder.Remote"/> names a server. Safe for use by several threads.
/// </summary>
public sealed partial class SparkSession : IDisposable
{
    internal SparkSession(IEngine engine) => Engine = engine;

    /// <summary>What runs the session's queries.</summary>
    internal IEngine Engine { get; }

    /// <summary>The engine's name and version.</summary>
    /// <returns>The text.</returns>
    public string Version() => Engine.Version;

    /// <summary>Starts the making of a session.</summary>
    /// <returns>A builder.</returns>
    public static SparkSessionBuilder Builder() => new();

    /// <summary>Ends the session and its engine; running queries end with an error.</summary>
    public void Stop() => Dispose();

    /// <summary>Ends the session's streaming queries, then the session.</summary>
    public void Dispose()
    {
        foreach (var query in _streams.Active())
        {
            query.Stop();
        }

        Engine.Dispose();
    }
}
