using SparkPersonalization.DataFrames.Engines;
using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Engines.SparkConnect.Kafka;

/// <summary>
/// What the server shows of a session's statements, in its pages and its log of events: the messages themselves, and the options of writes.
/// By itself it leaves out options whose names speak of passwords, but only of writes. Safe for use by several threads.
/// </summary>
/// <param name="settings">The session's settings.</param>
internal sealed class ShownStatements(IEngineSettings settings)
{
    private static readonly string Secret = SecretTexts.NamePattern;

    // Both settings hold one pattern, so that one which is there already is kept beside.
    private static readonly (string Setting, string Pattern)[] Patterns =
    [
        ("spark.sql.redaction.string.regex", $"(?i)(?<=key: \"kafka\\.[^\"]{{0,100}}({Secret})[^\"]{{0,100}}\"\\s{{1,100}}value: )\"(\\\\.|[^\"\\\\])*(\"|$)"),
        ("spark.sql.redaction.options.regex", $"(?i)kafka\\..*({Secret})"),
    ];

    private readonly Lock _lock = new();
    private bool _isDone;

    /// <summary>Leaves secrets of Kafka's clients out from here on.</summary>
    internal void Hide()
    {
        lock (_lock)
        {
            if (_isDone)
            {
                return;
            }

            foreach (var (setting, pattern) in Patterns)
            {
                var present = settings.Get(setting);
                settings.Set(setting, string.IsNullOrEmpty(present) ? pattern : $"({present})|({pattern})");
            }

            _isDone = true;
        }
    }
}
