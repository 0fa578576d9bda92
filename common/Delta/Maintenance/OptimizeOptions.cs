using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Operations;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>The options of an optimization, checked. Defaults are Delta's own.</summary>
internal sealed record OptimizeOptions
{
    /// <summary>Files of fewer bytes are compacted.</summary>
    internal const string MinFileSizeName = "minFileSize";

    /// <summary>About how large the files are that are made.</summary>
    internal const string MaxFileSizeName = "maxFileSize";

    private const long DefaultSize = 1L << 30;

    private static readonly string[] Known = [MinFileSizeName, MaxFileSizeName, DeltaOptions.UserMetadata];

    internal OptimizeOptions(Options options)
    {
        if (options.Keys.FirstOrDefault(key => !Known.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new ArgumentException($"Optimize has no option '{unknown}'; it takes {string.Join(", ", Known)}.");
        }

        MinFileSize = Size(options, MinFileSizeName);
        MaxFileSize = Size(options, MaxFileSizeName);
        UserMetadata = options.Get(DeltaOptions.UserMetadata);
    }

    internal long MinFileSize { get; }

    internal long MaxFileSize { get; }

    internal string? UserMetadata { get; }

    private static long Size(Options options, string name) => options.GetLong(name) switch
    {
        null => DefaultSize,
        { } size and > 0 => size,
        { } other => throw new ArgumentException($"Option {name} must be a number of bytes above zero, not {other}."),
    };
}
