using Google.Protobuf;
using Grpc.Core;
using SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect.Transport;

/// <summary>The calls of Spark Connect's service.</summary>
internal static class ConnectMethods
{
    internal const string Service = "spark.connect.SparkConnectService";

    // Nested schemas and echoed relations are deeper than the 100 levels that protobuf reads by default; the server itself stops at 1,024.
    private const int MaxDepth = 10_000;

    internal static Method<ExecutePlanRequest, ExecutePlanResponse> ExecutePlan { get; } =
        Of<ExecutePlanRequest, ExecutePlanResponse>(MethodType.ServerStreaming, nameof(ExecutePlan));

    internal static Method<ReattachExecuteRequest, ExecutePlanResponse> ReattachExecute { get; } =
        Of<ReattachExecuteRequest, ExecutePlanResponse>(MethodType.ServerStreaming, nameof(ReattachExecute));

    internal static Method<ReleaseExecuteRequest, ReleaseExecuteResponse> ReleaseExecute { get; } =
        Of<ReleaseExecuteRequest, ReleaseExecuteResponse>(MethodType.Unary, nameof(ReleaseExecute));

    internal static Method<AnalyzePlanRequest, AnalyzePlanResponse> AnalyzePlan { get; } =
        Of<AnalyzePlanRequest, AnalyzePlanResponse>(MethodType.Unary, nameof(AnalyzePlan));

    internal static Method<ConfigRequest, ConfigResponse> Config { get; } = Of<ConfigRequest, ConfigResponse>(MethodType.Unary, nameof(Config));

    internal static Method<InterruptRequest, InterruptResponse> Interrupt { get; } =
        Of<InterruptRequest, InterruptResponse>(MethodType.Unary, nameof(Interrupt));

    internal static Method<ReleaseSessionRequest, ReleaseSessionResponse> ReleaseSession { get; } =
        Of<ReleaseSessionRequest, ReleaseSessionResponse>(MethodType.Unary, nameof(ReleaseSession));

    internal static Method<FetchErrorDetailsRequest, FetchErrorDetailsResponse> FetchErrorDetails { get; } =
        Of<FetchErrorDetailsRequest, FetchErrorDetailsResponse>(MethodType.Unary, nameof(FetchErrorDetails));

    internal static Method<AddArtifactsRequest, AddArtifactsResponse> AddArtifacts { get; } =
        Of<AddArtifactsRequest, AddArtifactsResponse>(MethodType.ClientStreaming, nameof(AddArtifacts));

    internal static Method<ArtifactStatusesRequest, ArtifactStatusesResponse> ArtifactStatus { get; } =
        Of<ArtifactStatusesRequest, ArtifactStatusesResponse>(MethodType.Unary, nameof(ArtifactStatus));

    private static Method<TRequest, TResponse> Of<TRequest, TResponse>(MethodType type, string name)
        where TRequest : IMessage, new()
        where TResponse : IMessage, new() => new(type, Service, name, Marshaller<TRequest>(), Marshaller<TResponse>());

    private static Marshaller<T> Marshaller<T>()
        where T : IMessage, new() => new(m => m.ToByteArray(), Read<T>);

    private static T Read<T>(byte[] bytes)
        where T : IMessage, new()
    {
        using var stream = new MemoryStream(bytes);
        using var input = CodedInputStream.CreateWithLimits(stream, int.MaxValue, MaxDepth);
        var message = new T();
        message.MergeFrom(input);
        return message;
    }
}
