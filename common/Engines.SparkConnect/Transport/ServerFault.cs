using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using SparkPersonalization.Engines.SparkConnect.Protocol.Rpc;
using Status = SparkPersonalization.Engines.SparkConnect.Protocol.Rpc.Status;

namespace SparkPersonalization.Engines.SparkConnect.Transport;

/// <summary>What a failed call's trailers say: the error's class and id, and when to try again.</summary>
/// <param name="Classes">The Java classes of the exception, the thrown one first.</param>
/// <param name="ErrorClass">Spark's error class, or null.</param>
/// <param name="SqlState">The SQL state, or null.</param>
/// <param name="Parameters">The values in the message.</param>
/// <param name="ErrorId">The key to ask for the whole error with, or null.</param>
/// <param name="Message">The message, which may have been cut.</param>
/// <param name="RetryDelay">When the server asks to be tried again, or null.</param>
internal sealed record ServerFault(
    IReadOnlyList<string> Classes,
    string? ErrorClass,
    string? SqlState,
    IReadOnlyDictionary<string, string> Parameters,
    string? ErrorId,
    string Message,
    TimeSpan? RetryDelay)
{
    private const string Trailer = "grpc-status-details-bin";

    /// <summary>Whether Spark itself reports the error, rather than gRPC or something on the way.</summary>
    internal bool IsSpark => Classes.Count > 0 || ErrorClass is not null;

    /// <summary>Reads a failed call's trailers.</summary>
    internal static ServerFault Of(RpcException error)
    {
        var status = Details(error);
        var metadata = status?.Details.FirstOrDefault(d => d.Is(ErrorInfo.Descriptor))?.Unpack<ErrorInfo>().Metadata;
        var retry = status?.Details.FirstOrDefault(d => d.Is(RetryInfo.Descriptor))?.Unpack<RetryInfo>().RetryDelay;
        return new ServerFault(
            Json<string[]>(metadata, "classes") ?? [],
            Text(metadata, "errorClass"),
            Text(metadata, "sqlState"),
            Json<Dictionary<string, string>>(metadata, "messageParameters") ?? [],
            Text(metadata, "errorId"),
            status?.Message is { Length: > 0 } message ? message : error.Status.Detail,
            retry?.ToTimeSpan());
    }

    private static Status? Details(RpcException error)
    {
        var entry = error.Trailers.FirstOrDefault(e => e.Key == Trailer);
        try
        {
            return entry is null ? null : Status.Parser.ParseFrom(entry.ValueBytes);
        }
        catch (InvalidProtocolBufferException)
        {
            // Not the message that Spark sends: the status itself says what there is to say.
            return null;
        }
    }

    private static string? Text(IDictionary<string, string>? metadata, string key) =>
        metadata is not null && metadata.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    private static T? Json<T>(IDictionary<string, string>? metadata, string key)
        where T : class
    {
        try
        {
            return Text(metadata, key) is { } json ? JsonSerializer.Deserialize<T>(json) : null;
        }
        catch (JsonException)
        {
            // The server cuts entries that are too long; the whole error can still be asked for.
            return null;
        }
    }
}
