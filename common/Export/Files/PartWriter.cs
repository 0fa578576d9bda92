using Parquet;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Export.Columns;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Export.Files;

/// <summary>Writes one Parquet file, row group by row group.</summary>
internal sealed class PartWriter : IDisposable
{
    // Rows are counted, but long texts count too: what is held in memory stays bounded.
    private const long MaxBytesPerGroup = 64 << 20;

    private readonly RowLayout _layout;
    private readonly int _maxRowsPerGroup;
    private readonly CancellationToken _cancellation;
    private readonly Stream _file;
    private readonly HashingStream _stream;
    private readonly ParquetWriter _writer;
    private int _rowsInGroup;

    internal PartWriter(IStorage storage, string path, RowLayout layout, int maxRowsPerGroup, CancellationToken cancellation)
    {
        (_layout, _maxRowsPerGroup, _cancellation) = (layout, maxRowsPerGroup, cancellation);
        _file = storage.OpenWrite(path);
        _stream = new HashingStream(_file);
        _writer = ParquetWriter.CreateAsync(
            layout.Schema, _stream, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy }, cancellationToken: cancellation).Result();
    }

    /// <summary>The rows added.</summary>
    internal long Rows { get; private set; }

    internal void Add(Row row)
    {
        _layout.Add(row);
        Rows++;
        _rowsInGroup++;
        if (_rowsInGroup >= _maxRowsPerGroup || (_rowsInGroup % 256 == 0 && _layout.Leaves.Sum(leaf => leaf.Bytes) >= MaxBytesPerGroup))
        {
            EndGroup();
        }
    }

    /// <summary>Ends the file.</summary>
    /// <returns>Its size and its hash.</returns>
    internal (long Bytes, string Sha256) End()
    {
        EndGroup();
        _writer.DisposeAsync().Finish();
        return (_stream.Length, _stream.Sha256());
    }

    // The Parquet writer holds nothing but memory; disposing it would end the file, which only a file that is whole may have.
    public void Dispose()
    {
        _stream.Dispose();
        _file.Dispose();
    }

    private void EndGroup()
    {
        if (_rowsInGroup == 0)
        {
            return;
        }

        using var group = _writer.CreateRowGroup();
        foreach (var leaf in _layout.Leaves)
        {
            leaf.Flush(group, _cancellation).Finish();
        }

        group.CompleteValidate();
        _rowsInGroup = 0;
    }
}
