namespace SparkPersonalization.DataFrames;

/// <summary>The sessions that code without a session at hand finds.</summary>
public sealed partial class SparkSession
{
    private static readonly AsyncLocal<SparkSession?> ActiveHere = new();
    private static SparkSession? _default;

    private readonly Func<SparkSession>? _again;

    internal SparkSession(Engines.IEngine engine, Func<SparkSession> again)
        : this(engine) => _again = again;

    /// <summary>The session that this flow of control set, else the default one.</summary>
    /// <returns>The session.</returns>
    /// <exception cref="InvalidOperationException">There is neither.</exception>
    public static SparkSession Active() => GetActiveSession() ?? GetDefaultSession()
        ?? throw new InvalidOperationException("No session is active: make one with SparkSession.Builder(), and set it with SetActiveSession or SetDefaultSession.");

    /// <summary>The session that this flow of control set.</summary>
    /// <returns>The session, or null.</returns>
    public static SparkSession? GetActiveSession() => ActiveHere.Value;

    /// <summary>Sets the session of this flow of control and of what it calls and starts.</summary>
    /// <param name="session">The session.</param>
    public static void SetActiveSession(SparkSession session) => ActiveHere.Value = session;

    /// <summary>Takes back <see cref="SetActiveSession"/>.</summary>
    public static void ClearActiveSession() => ActiveHere.Value = null;

    /// <summary>The session of all that set none of their own.</summary>
    /// <returns>The session, or null.</returns>
    public static SparkSession? GetDefaultSession() => Volatile.Read(ref _default);

    /// <summary>Sets the session of all that set none of their own.</summary>
    /// <param name="session">The session.</param>
    public static void SetDefaultSession(SparkSession session) => Volatile.Write(ref _default, session);

    /// <summary>Takes back <see cref="SetDefaultSession"/>.</summary>
    public static void ClearDefaultSession() => Volatile.Write(ref _default, null);

    /// <summary>A session like this one when it was made: the same engine and settings, other temporary views and changed settings.</summary>
    /// <returns>The new session.</returns>
    /// <exception cref="NotSupportedException">The session was not made by a builder.</exception>
    public SparkSession NewSession() => _again?.Invoke()
        ?? throw new NotSupportedException("A session that was not made by SparkSession.Builder() cannot make another.");
}
