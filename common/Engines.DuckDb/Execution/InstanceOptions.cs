namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>What an instance of DuckDB may use and how it is set. It cannot change once the instance is open. Compares by value.</summary>
internal sealed record InstanceOptions
{
    private readonly string[] _roots = [];

    /// <summary>
    /// The directories whose files statements may read and write, absolute; none by default. Their order and repetitions do not matter.
    /// </summary>
    internal IReadOnlyList<string> Roots
    {
        get => _roots;
        init => _roots = [.. value.Select(Path.GetFullPath).Select(Path.TrimEndingDirectorySeparator).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The session's time zone, by IANA name; UTC by default.</summary>
    internal string TimeZone { get; init; } = "UTC";

    /// <summary>The most memory for data, in bytes; DuckDB's default (80% of the machine's) where null.</summary>
    internal long? MemoryLimit { get; init; }

    /// <summary>Where data goes that does not fit into memory. An instance makes a folder of its own there, and removes it.</summary>
    internal string TempDirectory { get; init; } = Path.Combine(Path.GetTempPath(), "sparkpersonalization");

    /// <summary>The most bytes in that folder; DuckDB's default (90% of the free disk) where null.</summary>
    internal long? TempSizeLimit { get; init; }

    /// <summary>How many threads run statements; one for each processor where null.</summary>
    internal int? Threads { get; init; }

    public bool Equals(InstanceOptions? other) =>
        other is not null
        && _roots.AsSpan().SequenceEqual(other._roots)
        && (TimeZone, MemoryLimit, TempDirectory, TempSizeLimit, Threads)
            == (other.TimeZone, other.MemoryLimit, other.TempDirectory, other.TempSizeLimit, other.Threads);

    public override int GetHashCode() => HashCode.Combine(_roots.Length, _roots.FirstOrDefault(), TimeZone, MemoryLimit, Threads);
}
