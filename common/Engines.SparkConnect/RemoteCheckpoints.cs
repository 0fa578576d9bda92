using System.Collections.Concurrent;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Engines.SparkConnect.Results;
using SparkPersonalization.Engines.SparkConnect.Transport;
using Wire = SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect;

/// <summary>
/// Rows that the server keeps for plans which start from them. When they are released, or the plan is gone, they are let go with the next
/// checkpoint that is made, and all with the session's end.
/// </summary>
/// <param name="client">The session.</param>
internal sealed class RemoteCheckpoints(ConnectClient client)
{
    private readonly ConcurrentQueue<string> _unused = new();

    /// <summary>Has the server keep the rows of a plan.</summary>
    /// <param name="message">The plan.</param>
    /// <param name="isLocal">Whether they stay with the executors.</param>
    /// <param name="isEager">Whether they are computed now.</param>
    /// <param name="inputs">The plan, for those who wait for metrics of it.</param>
    /// <returns>A plan that starts from them.</returns>
    internal CheckpointRelation Make(Wire.Relation message, bool isLocal, bool isEager, params IEnumerable<Relation> inputs)
    {
        while (_unused.TryDequeue(out var unused))
        {
            Run(new Wire.Command { RemoveCachedRemoteRelationCommand = new() { Relation = new() { RelationId = unused } } });
        }

        var kept = Run(new Wire.Command { CheckpointCommand = new() { Relation = message, Local = isLocal, Eager = isEager } }, inputs)
            ?? throw RowReader.Damaged("of a checkpoint's answer is missing");
        return new CheckpointRelation(new RemoteRows(kept.RelationId, _unused));
    }

    private Wire.CachedRemoteRelation? Run(Wire.Command command, params IEnumerable<Relation> inputs)
    {
        Wire.CachedRemoteRelation? kept = null;
        foreach (var response in ObservedMetrics.Report(client.Execute(new Wire.Plan { Command = command }, CancellationToken.None), inputs))
        {
            kept = response.CheckpointCommandResult?.Relation ?? kept;
        }

        return kept;
    }
}

/// <summary>Rows that the server keeps.</summary>
/// <param name="Rows">The rows.</param>
internal sealed record CheckpointRelation(RemoteRows Rows) : LeafRelation;

/// <summary>The server's name of rows that it keeps; where nothing here uses it any longer, it is handed back to be let go.</summary>
/// <param name="id">The name.</param>
/// <param name="unused">Takes it then.</param>
internal sealed class RemoteRows(string id, ConcurrentQueue<string> unused)
{
    private bool _isReleased;

    internal string Id => id;

    ~RemoteRows() => Release();

    /// <summary>Says that nobody reads the rows again.</summary>
    internal void Release()
    {
        if (!Interlocked.Exchange(ref _isReleased, true))
        {
            unused.Enqueue(id);
        }
    }
}
