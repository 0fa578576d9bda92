using Grpc.Core;
using SparkPersonalization.Engines.SparkConnect.Protocol;
using SparkPersonalization.Engines.SparkConnect.Transport;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Fakes;

/// <summary>The calls of a server, as ASP.NET finds them.</summary>
[BindServiceMethod(typeof(FakeServiceBase), nameof(Bind))]
internal abstract class FakeServiceBase
{
    public static void Bind(ServiceBinderBase binder, FakeServiceBase? service)
    {
        ArgumentNullException.ThrowIfNull(binder);
        binder.AddMethod(ConnectMethods.ExecutePlan, service is null ? null : service.ExecutePlan);
        binder.AddMethod(ConnectMethods.ReattachExecute, service is null ? null : service.ReattachExecute);
        binder.AddMethod(ConnectMethods.ReleaseExecute, service is null ? null : service.ReleaseExecute);
        binder.AddMethod(ConnectMethods.AnalyzePlan, service is null ? null : service.AnalyzePlan);
        binder.AddMethod(ConnectMethods.Config, service is null ? null : service.Config);
        binder.AddMethod(ConnectMethods.Interrupt, service is null ? null : service.Interrupt);
        binder.AddMethod(ConnectMethods.ReleaseSession, service is null ? null : service.ReleaseSession);
        binder.AddMethod(ConnectMethods.FetchErrorDetails, service is null ? null : service.FetchErrorDetails);
        binder.AddMethod(ConnectMethods.ArtifactStatus, service is null ? null : service.ArtifactStatus);
        binder.AddMethod(ConnectMethods.AddArtifacts, service is null ? null : service.AddArtifacts);
    }

    public abstract Task ExecutePlan(ExecutePlanRequest request, IServerStreamWriter<ExecutePlanResponse> stream, ServerCallContext context);

    public abstract Task ReattachExecute(ReattachExecuteRequest request, IServerStreamWriter<ExecutePlanResponse> stream, ServerCallContext context);

    public abstract Task<ReleaseExecuteResponse> ReleaseExecute(ReleaseExecuteRequest request, ServerCallContext context);

    public abstract Task<AnalyzePlanResponse> AnalyzePlan(AnalyzePlanRequest request, ServerCallContext context);

    public abstract Task<ConfigResponse> Config(ConfigRequest request, ServerCallContext context);

    public abstract Task<InterruptResponse> Interrupt(InterruptRequest request, ServerCallContext context);

    public abstract Task<ReleaseSessionResponse> ReleaseSession(ReleaseSessionRequest request, ServerCallContext context);

    public abstract Task<FetchErrorDetailsResponse> FetchErrorDetails(FetchErrorDetailsRequest request, ServerCallContext context);

    public abstract Task<ArtifactStatusesResponse> ArtifactStatus(ArtifactStatusesRequest request, ServerCallContext context);

    public abstract Task<AddArtifactsResponse> AddArtifacts(IAsyncStreamReader<AddArtifactsRequest> stream, ServerCallContext context);
}
