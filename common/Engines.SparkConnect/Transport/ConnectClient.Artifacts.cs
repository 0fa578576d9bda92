using System.IO.Hashing;
using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect.Transport;

/// <summary>Bytes that the server keeps for the session.</summary>
internal sealed partial class ConnectClient
{
    private const string CacheFolder = "cache/";
    private const int ChunkSize = 1024 * 1024;

    /// <summary>Sends bytes that plans then name by their hash, unless the server has them.</summary>
    /// <returns>The hash.</returns>
    internal string Cache(ReadOnlyMemory<byte> bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        if (!HasArtifact(CacheFolder + hash))
        {
            Send(CacheFolder + hash, bytes);
        }

        return hash;
    }

    private bool HasArtifact(string name)
    {
        var request = new ArtifactStatusesRequest { SessionId = _identity.SessionId, UserContext = _identity.User, ClientType = _identity.ClientType, Names = { name } };
        return Call(ConnectMethods.ArtifactStatus, request, _limits.Call).Statuses.TryGetValue(name, out var status) && status.Exists;
    }

    private void Send(string name, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var response = _retry.Run(token => SendOnce(name, bytes, token), _ended.Token);
            if (response.Artifacts.Any(a => !a.IsCrcSuccessful))
            {
                throw new SparkException(CallErrors.Failed, $"Rows were damaged on their way to the server at {Connection.Address}. Run the query again.");
            }
        }
        catch (RpcException e)
        {
            throw _errors.Translate(e, _ended.Token);
        }
    }

    private AddArtifactsResponse SendOnce(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var call = _calls.AsyncClientStreamingCall(ConnectMethods.AddArtifacts, null, Options(_limits.Analysis, cancellationToken));
        foreach (var request in Requests(name, bytes))
        {
            request.SessionId = _identity.SessionId;
            request.UserContext = _identity.User;
            request.ClientType = _identity.ClientType;
            call.RequestStream.WriteAsync(request, cancellationToken).GetAwaiter().GetResult();
        }

        call.RequestStream.CompleteAsync().GetAwaiter().GetResult();
        return call.ResponseAsync.GetAwaiter().GetResult();
    }

    private static IEnumerable<AddArtifactsRequest> Requests(string name, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length <= ChunkSize)
        {
            yield return new AddArtifactsRequest { Batch = new() { Artifacts = { new AddArtifactsRequest.Types.SingleChunkArtifact { Name = name, Data = Chunk(bytes) } } } };
            yield break;
        }

        yield return new AddArtifactsRequest
        {
            BeginChunk = new()
            {
                Name = name,
                TotalBytes = bytes.Length,
                NumChunks = (bytes.Length + ChunkSize - 1) / ChunkSize,
                InitialChunk = Chunk(bytes[..ChunkSize]),
            },
        };
        for (var start = ChunkSize; start < bytes.Length; start += ChunkSize)
        {
            yield return new AddArtifactsRequest { Chunk = Chunk(bytes.Slice(start, Math.Min(ChunkSize, bytes.Length - start))) };
        }
    }

    private static AddArtifactsRequest.Types.ArtifactChunk Chunk(ReadOnlyMemory<byte> bytes) =>
        new() { Data = UnsafeByteOperations.UnsafeWrap(bytes), Crc = Crc32.HashToUInt32(bytes.Span) };
}
