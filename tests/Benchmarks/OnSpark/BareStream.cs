using SparkPersonalization.Engines.SparkConnect.Protocol;
using SparkPersonalization.Engines.SparkConnect.Transport;

namespace SparkPersonalization.Benchmarks.OnSpark;

/// <summary>A session on a server whose results are taken as they come over the wire, and not read.</summary>
/// <param name="remote">The connection string.</param>
internal sealed class BareStream(string remote) : IDisposable
{
    private readonly ConnectClient _client = ConnectClient.Open(ConnectionString.Parse(remote), new ConnectLimits(), TimeProvider.System);

    /// <summary>How many rows came, by what the server says of each batch.</summary>
    internal long Rows(string sql)
    {
        var plan = new Plan { Root = new Relation { Sql = new Sql { Query = sql } } };
        return _client.Execute(plan, CancellationToken.None)
            .Where(response => response.ArrowBatch is { ChunkIndex: 0 })
            .Sum(response => response.ArrowBatch.RowCount);
    }

    public void Dispose() => _client.Dispose();
}
