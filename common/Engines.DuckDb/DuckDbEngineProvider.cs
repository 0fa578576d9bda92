using SparkPersonalization.DataFrames.Engines;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Storage;
using SparkPersonalization.Streaming;

namespace SparkPersonalization.Engines.DuckDb;

/// <summary>Makes the embedded engine for a session.</summary>
public sealed class DuckDbEngineProvider : IEngineProvider
{
    /// <inheritdoc/>
    public IEngine Create(SessionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new DuckDbEngine(new DuckDbSettings(request.Settings), TimeProvider.System, StartStream);
    }

    private static IStreamingQueryExecution StartStream(DuckDbEngine engine, StreamDefinition definition) =>
        MicroBatchRunner.Start(definition, new StreamServices { Storage = LocalStorage.Instance, RowCounter = engine.RowCounts, Kafka = engine.Kafka });
}
