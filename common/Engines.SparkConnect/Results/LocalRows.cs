using Apache.Arrow;
using Apache.Arrow.Ipc;
using SparkPersonalization.DataFrames.Arrow;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.SparkConnect.Results;

/// <summary>The program's rows as Arrow streams.</summary>
internal static class LocalRows
{
    /// <summary>How many rows go into one batch.</summary>
    internal const int BatchSize = 10_000;

    /// <summary>All rows as one stream of batches.</summary>
    internal static byte[] Stream(StructType schema, IReadOnlyList<object?[]> rows) => Write(schema, Batches(schema, rows));

    /// <summary>The rows as streams of one batch each.</summary>
    internal static IEnumerable<byte[]> Streams(StructType schema, IReadOnlyList<object?[]> rows) =>
        Batches(schema, rows).Select(batch => Write(schema, [batch]));

    private static IEnumerable<RecordBatch> Batches(StructType schema, IReadOnlyList<object?[]> rows)
    {
        for (var start = 0; start < rows.Count; start += BatchSize)
        {
            yield return ArrowBatches.Of(schema, rows, start, Math.Min(BatchSize, rows.Count - start));
        }
    }

    private static byte[] Write(StructType schema, IEnumerable<RecordBatch> batches)
    {
        using var stream = new MemoryStream();
        using (var writer = new ArrowStreamWriter(stream, ArrowTypes.Schema(schema), leaveOpen: true))
        {
            writer.WriteStart();
            foreach (var batch in batches)
            {
                writer.WriteRecordBatch(batch);
            }

            writer.WriteEnd();
        }

        return stream.ToArray();
    }
}
