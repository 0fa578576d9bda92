using System.Buffers;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Arrow;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.SparkConnect.Protocol;
using SparkPersonalization.Engines.SparkConnect.Transport;
using SparkPersonalization.Engines.SparkConnect.Translation;
using ArrowBatch = SparkPersonalization.Engines.SparkConnect.Protocol.ExecutePlanResponse.Types.ArrowBatch;

namespace SparkPersonalization.Engines.SparkConnect.Results;

/// <summary>The rows in a run's responses, made batch by batch as they are asked for.</summary>
internal static class RowReader
{
    /// <summary>Reads rows.</summary>
    /// <param name="responses">The responses of the run of one relation.</param>
    internal static IEnumerable<Row> Rows(IEnumerable<ExecutePlanResponse> responses)
    {
        StructType? schema = null;
        var pieces = new BatchPieces();
        foreach (var response in responses)
        {
            if (response.Schema is { } type)
            {
                schema = DataTypes.Schema(type);
            }

            if (response.ArrowBatch is { } piece && pieces.Add(piece) is { } whole)
            {
                foreach (var row in Rows(whole, piece.RowCount, schema ?? throw Damaged("came before its schema")))
                {
                    yield return row;
                }
            }
        }

        pieces.MustBeWhole();
    }

    internal static SparkException Damaged(string what) => new(CallErrors.Failed, $"The result is damaged: a batch {what}. Run the query again; if it stays so, client and server do not fit together.");

    private static IEnumerable<Row> Rows(ReadOnlyMemory<byte> stream, long expected, StructType schema)
    {
        using var reader = new ArrowStreamReader(stream);
        long count = 0;
        while (reader.ReadNextRecordBatch() is { } batch)
        {
            using (batch)
            {
                foreach (var values in Checked(batch, schema))
                {
                    yield return new Row(schema, values);
                }

                count += batch.Length;
            }
        }

        if (count != expected)
        {
            throw Damaged($"has {count} rows, not {expected}");
        }
    }

    private static IEnumerable<object?[]> Checked(RecordBatch batch, StructType schema)
    {
        if (batch.ColumnCount != schema.Count)
        {
            throw Damaged($"has {batch.ColumnCount} columns, not {schema.Count}");
        }

        try
        {
            return ArrowBatches.Rows(batch, schema);
        }
        catch (NotSupportedException e)
        {
            throw new SparkException("UNSUPPORTED_FEATURE", $"{e.Message} Is spark.sql.execution.arrow.* of the server set unusually?", e);
        }
    }

    /// <summary>Joins the pieces in which a server may send a large batch.</summary>
    private sealed class BatchPieces
    {
        private readonly ArrayBufferWriter<byte> _joined = new();
        private long _next;

        /// <summary>The whole batch where this piece is its last, else null.</summary>
        internal ReadOnlyMemory<byte>? Add(ArrowBatch piece)
        {
            if (!piece.HasNumChunksInBatch || piece.NumChunksInBatch <= 1)
            {
                MustBeWhole();
                return piece.Data.Memory;
            }

            if (piece.ChunkIndex != _next)
            {
                throw Damaged($"lacks piece {_next} of {piece.NumChunksInBatch}");
            }

            _joined.Write(piece.Data.Span);
            return ++_next == piece.NumChunksInBatch ? Take() : null;
        }

        internal void MustBeWhole()
        {
            if (_next > 0)
            {
                throw Damaged($"ends after {_next} pieces");
            }
        }

        private ReadOnlyMemory<byte>? Take()
        {
            var whole = _joined.WrittenSpan.ToArray();
            _joined.ResetWrittenCount();
            _next = 0;
            return whole;
        }
    }
}
