using Google.Protobuf;
using Grpc.Core;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.SparkConnect.Protocol;
using SparkPersonalization.Engines.SparkConnect.Results;
using SparkPersonalization.Engines.SparkConnect.Translation;
using DataType = SparkPersonalization.DataFrames.Types.DataType;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Fakes;

/// <summary>One call of the fake server whose answer is a stream, as a test writes it.</summary>
internal sealed class StreamScript(
    FakeSpark fake, string sessionId, string operationId, IServerStreamWriter<ExecutePlanResponse> stream, ServerCallContext context)
{
    internal static StructType Schema { get; } = (StructType)DataType.FromDdl("id BIGINT");

    /// <summary>Answers that the rows have the column <c>id</c>.</summary>
    internal Task Begin(string responseId = "begin") => Send(responseId, r => r.Schema = DataTypes.Of(Schema));

    /// <summary>Answers a batch of ids.</summary>
    internal Task Ids(string responseId, params long[] ids) =>
        Send(responseId, r => r.ArrowBatch = new() { RowCount = ids.Length, Data = ByteString.CopyFrom(Batch(ids)) });

    /// <summary>Answers a batch of ids in pieces.</summary>
    internal async Task Pieces(int count, params long[] ids)
    {
        var bytes = Batch(ids);
        var size = (bytes.Length + count - 1) / count;
        for (var i = 0; i < count; i++)
        {
            await Piece(i, count, ids.Length, bytes.AsSpan(i * size, Math.Min(size, bytes.Length - (i * size))).ToArray());
        }
    }

    /// <summary>Answers one piece of a batch.</summary>
    internal Task Piece(int index, int count, int rows, byte[] bytes) => Send(
        $"piece {index}",
        r => r.ArrowBatch = new() { RowCount = rows, Data = ByteString.CopyFrom(bytes), ChunkIndex = index, NumChunksInBatch = count });

    internal Task Progress() => Send("progress", r => r.ExecutionProgress = new());

    internal Task Complete() => Send("complete", r => r.ResultComplete = new());

    /// <summary>Breaks the connection.</summary>
    internal Task Cut()
    {
        context.GetHttpContext().Abort();
        return Task.CompletedTask;
    }

    /// <summary>Says nothing until the client gives up.</summary>
    internal Task Hang() => Task.Delay(Timeout.Infinite, context.CancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    internal Task Send(string responseId, Action<ExecutePlanResponse> fill)
    {
        var response = new ExecutePlanResponse
        {
            SessionId = sessionId,
            OperationId = operationId,
            ResponseId = responseId,
            ServerSideSessionId = fake.ServerSideSessionId,
        };
        fill(response);
        return stream.WriteAsync(response, CancellationToken.None);
    }

    internal static byte[] Batch(params long[] ids) => LocalRows.Stream(Schema, [.. ids.Select(id => new object?[] { id })]);
}
