using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Tables;

namespace SparkPersonalization.DataFrames;

/// <summary>Settings and streaming queries.</summary>
public sealed partial class SparkSession
{
    private readonly StreamingQueryManager _streams = new();

    /// <summary>The session's settings.</summary>
    /// <returns>The settings, which may be changed.</returns>
    public RuntimeConfig Conf() => new(Engine.Settings);

    /// <summary>What the session knows by name: databases, tables, views, functions.</summary>
    public Catalog Catalog => new(this);

    /// <summary>The session's running streaming queries.</summary>
    /// <returns>The queries.</returns>
    public StreamingQueryManager Streams() => _streams;

    /// <summary>Names C# functions for SQL texts.</summary>
    /// <returns>What takes them.</returns>
    public UdfRegistration Udf() => new(this);

    /// <summary>Reads streams.</summary>
    /// <returns>A reader.</returns>
    public DataStreamReader ReadStream() => new(this);
}
