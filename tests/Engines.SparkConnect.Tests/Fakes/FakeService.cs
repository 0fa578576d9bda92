using Grpc.Core;
using SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Fakes;

/// <summary>The calls of the fake server.</summary>
internal sealed class FakeService(FakeSpark fake) : FakeServiceBase
{
    public override Task ExecutePlan(ExecutePlanRequest request, IServerStreamWriter<ExecutePlanResponse> stream, ServerCallContext context)
    {
        fake.Executed.Enqueue(request);
        return fake.Streams.Dequeue()(new StreamScript(fake, request.SessionId, request.OperationId, stream, context));
    }

    public override Task ReattachExecute(ReattachExecuteRequest request, IServerStreamWriter<ExecutePlanResponse> stream, ServerCallContext context)
    {
        fake.Reattached.Enqueue(request);
        return fake.Streams.Dequeue()(new StreamScript(fake, request.SessionId, request.OperationId, stream, context));
    }

    public override Task<ReleaseExecuteResponse> ReleaseExecute(ReleaseExecuteRequest request, ServerCallContext context)
    {
        fake.Released.Enqueue(request);
        return Task.FromResult(new ReleaseExecuteResponse { SessionId = request.SessionId, ServerSideSessionId = fake.ServerSideSessionId });
    }

    public override Task<AnalyzePlanResponse> AnalyzePlan(AnalyzePlanRequest request, ServerCallContext context)
    {
        fake.Headers.Enqueue(context.RequestHeaders.Where(h => !h.IsBinary).ToDictionary(h => h.Key, h => h.Value));
        fake.Analyzed.Enqueue(request);
        return fake.AnalyzeFaults.TryDequeue(out var fault)
            ? Task.FromException<AnalyzePlanResponse>(fault)
            : Task.FromResult(new AnalyzePlanResponse
            {
                SessionId = request.SessionId,
                ServerSideSessionId = fake.ServerSideSessionId,
                SparkVersion = new() { Version = fake.Version },
            });
    }

    public override Task<ConfigResponse> Config(ConfigRequest request, ServerCallContext context)
    {
        var response = new ConfigResponse { SessionId = request.SessionId, ServerSideSessionId = fake.ServerSideSessionId };
        foreach (var pair in request.Operation.Set?.Pairs ?? [])
        {
            fake.Settings[pair.Key] = pair.Value;
        }

        foreach (var key in request.Operation.Unset?.Keys_ ?? [])
        {
            fake.Settings.TryRemove(key, out _);
        }

        foreach (var key in request.Operation.GetOption?.Keys_ ?? [])
        {
            response.Pairs.Add(fake.Settings.TryGetValue(key, out var value) ? new KeyValue { Key = key, Value = value } : new KeyValue { Key = key });
        }

        return Task.FromResult(response);
    }

    public override Task<InterruptResponse> Interrupt(InterruptRequest request, ServerCallContext context)
    {
        fake.Interrupted.Enqueue(request);
        return Task.FromResult(new InterruptResponse { SessionId = request.SessionId, InterruptedIds = { request.OperationId } });
    }

    public override Task<ReleaseSessionResponse> ReleaseSession(ReleaseSessionRequest request, ServerCallContext context)
    {
        fake.Closed.Enqueue(request);
        return Task.FromResult(new ReleaseSessionResponse { SessionId = request.SessionId });
    }

    public override Task<FetchErrorDetailsResponse> FetchErrorDetails(FetchErrorDetailsRequest request, ServerCallContext context) =>
        Task.FromResult(fake.Errors.Remove(request.ErrorId, out var details) ? details : new FetchErrorDetailsResponse());

    public override Task<ArtifactStatusesResponse> ArtifactStatus(ArtifactStatusesRequest request, ServerCallContext context)
    {
        var response = new ArtifactStatusesResponse();
        foreach (var name in request.Names)
        {
            response.Statuses[name] = new() { Exists = fake.Artifacts.ContainsKey(name) };
        }

        return Task.FromResult(response);
    }

    public override async Task<AddArtifactsResponse> AddArtifacts(IAsyncStreamReader<AddArtifactsRequest> stream, ServerCallContext context)
    {
        var response = new AddArtifactsResponse();
        using var bytes = new MemoryStream();
        while (await stream.MoveNext(CancellationToken.None))
        {
            var request = stream.Current;
            response.SessionId = request.SessionId;
            var chunk = request.Chunk ?? request.BeginChunk?.InitialChunk ?? request.Batch.Artifacts.Single().Data;
            bytes.Write(chunk.Data.Span);
            if ((request.BeginChunk?.Name ?? request.Batch?.Artifacts[0].Name) is { } name)
            {
                response.Artifacts.Add(new AddArtifactsResponse.Types.ArtifactSummary { Name = name, IsCrcSuccessful = true });
            }
        }

        fake.Artifacts[response.Artifacts[0].Name] = bytes.ToArray();
        return response;
    }
}
