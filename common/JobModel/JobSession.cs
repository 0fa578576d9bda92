using SparkPersonalization.DataFrames;

namespace SparkPersonalization.JobModel;

/// <summary>Opens the sessions of jobs and commands, so that the same settings give the same session everywhere.</summary>
public static class JobSession
{
    private const string DefaultName = "SparkPersonalization";
    private const string TimeZone = "spark.sql.session.timeZone";

    // Jobs sort where an order matters; to keep another takes memory.
    private const string Ordered = "spark.embedded.ordered";

    /// <summary>Opens a session. Its time zone is UTC where the settings say nothing, whatever the engine's own default.</summary>
    /// <param name="settings">The engine, the application's name and Spark's settings.</param>
    /// <returns>A new session, the caller's to dispose.</returns>
    /// <exception cref="SessionSettingsException">There is no such engine, or it refuses a setting.</exception>
    public static SparkSession Open(SessionSettings settings)
    {
        Check(settings);
        var builder = SparkSession.Builder()
            .AppName(settings.Name ?? DefaultName)
            .Master(SessionSettings.Embedded)
            .Config(TimeZone, "UTC")
            .Config(Ordered, "false");
        if (settings.Remote is { } remote)
            builder.Remote(remote);
        foreach (var (key, value) in settings.Conf)
            builder.Config(key, value);
        try
        {
            return builder.GetOrCreate();
        }
        catch (ArgumentException error)
        {
            throw new SessionSettingsException($"A setting of Spark (--remote, --conf or the properties file) does not hold: {Plain(error)}", error);
        }
    }

    /// <summary>Refuses settings for which there is no engine, before anything is begun.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="SessionSettingsException">There is no such engine.</exception>
    public static void Check(SessionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Remote is not null || settings.Master == SessionSettings.Embedded)
            return;
        var source = settings.EngineSource is { } named ? $" (from {named})" : "";
        throw new SessionSettingsException(
            $"'{settings.Master}'{source}: sessions are made on the engine in the process, or on a Spark server that runs. Start one and name it as Remote; spark-submit.sh --master does both.");
    }

    /// <summary>The message without the name of a parameter that the reader has never seen.</summary>
    private static string Plain(ArgumentException error) =>
        error.ParamName is { } name ? error.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : error.Message;
}
