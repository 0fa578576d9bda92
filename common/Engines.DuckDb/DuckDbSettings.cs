using System.Collections.Concurrent;
using System.Globalization;
using SparkPersonalization.DataFrames.Engines;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb;

/// <summary>The embedded engine's settings. Settings that it does not know are kept for those who ask, as in Spark.</summary>
internal sealed class DuckDbSettings : IEngineSettings
{
    internal const string TimeZone = "spark.sql.session.timeZone";
    internal const string TimestampType = "spark.sql.timestampType";
    internal const string PartitionTypes = "spark.sql.sources.partitionColumnTypeInference.enabled";
    internal const string PartitionOverwrite = "spark.sql.sources.partitionOverwriteMode";
    internal const string MergeSchema = "spark.sql.parquet.mergeSchema";
    internal const string MaxRecordsPerFile = "spark.sql.files.maxRecordsPerFile";
    internal const string Ansi = "spark.sql.ansi.enabled";
    internal const string Memory = "spark.driver.memory";
    internal const string Threads = "spark.embedded.threads";
    internal const string LocalDirectory = "spark.local.dir";
    internal const string KeyIndexMinRows = "spark.embedded.keyIndexMinRows";
    internal const string Ordered = "spark.embedded.ordered";
    internal const string LocalLimit = "spark.embedded.localDirLimit";

    internal const string RetentionCheck = "spark.databricks.delta.retentionDurationCheck.enabled";

    /// <summary>Delta's settings of sizes for <c>OPTIMIZE</c>, and the options that they are defaults of.</summary>
    internal static readonly (string Setting, string Option)[] OptimizeSizes =
    [
        ("spark.databricks.delta.optimize.minFileSize", "minFileSize"), ("spark.databricks.delta.optimize.maxFileSize", "maxFileSize"),
    ];

    private static readonly Dictionary<string, string> Defaults = new(StringComparer.Ordinal)
    {
        [TimeZone] = "UTC",
        [Ansi] = "true",
        ["spark.sql.sources.default"] = "parquet",
        [KeyIndexMinRows] = "1000",
        [Ordered] = "true",
        [RetentionCheck] = "true",
    };

    // Settings of sessions, whose changes later queries follow. Others are of the program, as memory, or not known.
    private static readonly HashSet<string> Modifiable = new(
        [TimeZone, TimestampType, PartitionTypes, PartitionOverwrite, MergeSchema, MaxRecordsPerFile, Ansi, RetentionCheck, "spark.sql.sources.default", .. OptimizeSizes.Select(s => s.Setting)],
        StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, string> _values = new(StringComparer.Ordinal);

    internal DuckDbSettings(IReadOnlyDictionary<string, string> values)
    {
        foreach (var (key, value) in values)
        {
            Set(key, value);
        }
    }

    /// <summary>The most rows of a file: by a writer's option, else by the setting; zero and less is no limit.</summary>
    /// <exception cref="ArgumentException">It is no number.</exception>
    internal long? MaxRows(string? option)
    {
        var text = option ?? Get(MaxRecordsPerFile);
        return text is null ? null
            : !long.TryParse(text, CultureInfo.InvariantCulture, out var count) ? throw new ArgumentException($"Option maxRecordsPerFile must be a whole number, not '{text}'.")
            : count > 0 ? count : null;
    }

    public string? Get(string key) => _values.GetValueOrDefault(key) ?? Defaults.GetValueOrDefault(key);

    public void Set(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Check(key, value);
        _values[key] = value;
    }

    public void Unset(string key) => _values.TryRemove(key, out _);

    public bool IsModifiable(string key) => Modifiable.Contains(key);

    /// <summary>A number of bytes such as <c>512m</c> or <c>4g</c>; null where the setting is not set.</summary>
    internal long? Bytes(string key) => Get(key) is { } text ? ParseBytes(key, text) : null;

    /// <summary>Whether a setting that has a default of true or false is true.</summary>
    internal bool IsTrue(string key) => bool.Parse(Get(key)!);

    /// <summary>A whole number above zero; null where the setting is not set.</summary>
    internal int? Count(string key) => Get(key) is { } text ? ParseCount(key, text) : null;

    private static void Check(string key, string value)
    {
        switch (key)
        {
            case TimeZone when !TimeZones.IsKnown(value):
                throw new ArgumentException($"{TimeZone} must be an IANA name or an offset such as +01:00, not '{value}'.", nameof(value));
            case Ansi when !string.Equals(value, "true", StringComparison.OrdinalIgnoreCase):
                throw new ArgumentException($"{Ansi} can only be true on the embedded engine: its arithmetic and casts are ANSI's.", nameof(value));
            case RetentionCheck or Ordered when !bool.TryParse(value, out _):
                throw new ArgumentException($"{key} must be true or false, not '{value}'.", nameof(value));
            case Memory or LocalLimit:
                ParseBytes(key, value);
                break;
            case Threads or KeyIndexMinRows:
                ParseCount(key, value);
                break;
        }
    }

    private static int ParseCount(string key, string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new ArgumentException($"{key} must be a whole number above zero, not '{text}'.", nameof(text));

    private static long ParseBytes(string key, string text)
    {
        var units = new Dictionary<char, long> { ['k'] = 1L << 10, ['m'] = 1L << 20, ['g'] = 1L << 30, ['t'] = 1L << 40 };
        var lower = text.Trim().ToLowerInvariant().TrimEnd('b');
        var unit = lower.Length > 0 && units.TryGetValue(lower[^1], out var u) ? u : 1;
        var digits = unit == 1 ? lower : lower[..^1];
        return long.TryParse(digits, CultureInfo.InvariantCulture, out var count) && count > 0
            ? checked(count * unit)
            : throw new ArgumentException($"{key} must be a size such as 512m or 4g, not '{text}'.", nameof(text));
    }
}
