namespace SparkPersonalization.DataFrames.Engines;

/// <summary>Makes engines. A session finds it by the well-known names of the assemblies that have one (<see cref="EngineLocator"/>).</summary>
public interface IEngineProvider
{
    /// <summary>Makes an engine for a new session.</summary>
    /// <param name="request">What the session's builder was told.</param>
    /// <returns>The engine.</returns>
    IEngine Create(SessionRequest request);
}

/// <summary>What the builder of a session was told.</summary>
/// <param name="AppName">The application's name.</param>
/// <param name="Remote">The connection string of a Spark Connect server (<c>sc://host:port</c>), or null for the embedded engine.</param>
/// <param name="Settings">Settings by Spark's names.</param>
public sealed record SessionRequest(string AppName, string? Remote, IReadOnlyDictionary<string, string> Settings);
