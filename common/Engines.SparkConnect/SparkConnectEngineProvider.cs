using SparkPersonalization.DataFrames.Engines;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Engines.SparkConnect.Transport;
using SparkPersonalization.Storage;
using SparkPersonalization.Streaming;

namespace SparkPersonalization.Engines.SparkConnect;

/// <summary>Makes the Spark engine for a session.</summary>
public sealed class SparkConnectEngineProvider : IEngineProvider
{
    /// <inheritdoc/>
    public IEngine Create(SessionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var remote = request.Remote ?? throw new ArgumentException("The Spark engine needs a connection string such as sc://localhost:15002.", nameof(request));
        return Create(ConnectionString.Parse(remote), request.Settings, new ConnectLimits());
    }

    /// <summary>Makes the engine with limits of one's own.</summary>
    internal static SparkConnectEngine Create(ConnectionString connection, IReadOnlyDictionary<string, string> settings, ConnectLimits limits)
    {
        var client = ConnectClient.Open(connection, limits, TimeProvider.System);
        try
        {
            new SparkConnectSettings(client).Begin(settings);
            return new SparkConnectEngine(client, StartStream);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static IStreamingQueryExecution StartStream(SparkConnectEngine engine, StreamDefinition definition) =>
        MicroBatchRunner.Start(definition, new StreamServices { Storage = LocalStorage.Instance, RowCounter = new ReadCounts(engine), Kafka = engine.Kafka });
}
