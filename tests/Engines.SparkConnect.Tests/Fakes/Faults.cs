using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using SparkPersonalization.Engines.SparkConnect.Protocol.Rpc;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Fakes;

/// <summary>Errors as Spark's servers send them.</summary>
internal static class Faults
{
    internal static RpcException Unavailable => new(new Grpc.Core.Status(StatusCode.Unavailable, "gone for now"));

    /// <summary>An error of Spark's own.</summary>
    internal static RpcException Spark(string message, string? errorClass = null, string? errorId = null, string? sqlState = null, params string[] classes)
    {
        var info = new ErrorInfo { Domain = "org.apache.spark", Metadata = { ["classes"] = JsonSerializer.Serialize(classes) } };
        Add(info, "errorClass", errorClass);
        Add(info, "errorId", errorId);
        Add(info, "sqlState", sqlState);
        return With(message, Any.Pack(info));
    }

    /// <summary>An error that asks to be tried again.</summary>
    internal static RpcException Retry(TimeSpan delay) => With("busy", Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));

    private static RpcException With(string message, Any detail)
    {
        var status = new Protocol.Rpc.Status { Code = (int)StatusCode.Internal, Message = message, Details = { detail } };
        return new RpcException(
            new Grpc.Core.Status(StatusCode.Internal, message), new Metadata { { "grpc-status-details-bin", status.ToByteArray() } });
    }

    private static void Add(ErrorInfo info, string key, string? value)
    {
        if (value is not null)
        {
            info.Metadata[key] = value;
        }
    }
}
