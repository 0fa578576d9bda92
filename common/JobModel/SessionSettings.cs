using System.Collections.Immutable;

namespace SparkPersonalization.JobModel;

/// <summary>How a job's Spark session is made: the engine, the application's name and Spark's own settings.</summary>
public sealed record SessionSettings
{
    /// <summary>The name of the engine in the process.</summary>
    public const string Embedded = "embedded";

    /// <summary>The master as for <c>spark-submit</c>, or <see cref="Embedded"/>, the default.</summary>
    public string Master { get; init; } = Embedded;

    /// <summary>A running Spark Connect server as <c>sc://host:port</c>; the master does not count then. None by default.</summary>
    public string? Remote { get; init; }

    /// <summary>What named the engine, for messages, as <c>--master</c>; null where nothing did.</summary>
    public string? EngineSource { get; init; }

    /// <summary>The application's name; the job's id where null.</summary>
    public string? Name { get; init; }

    /// <summary>Spark's settings by key; none by default.</summary>
    public ImmutableSortedDictionary<string, string> Conf { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
