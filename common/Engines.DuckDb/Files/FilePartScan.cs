using System.Collections.Concurrent;
using System.Text;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>A scan of parts of files, which threads take one after the other. The last column of its rows is the file's name.</summary>
/// <typeparam name="T">What is open of a part while it is read.</typeparam>
/// <param name="parts">The parts.</param>
/// <param name="newRows">Makes what one thread's rows are made by.</param>
internal sealed class FilePartScan<T>(IEnumerable<FilePart> parts, Func<IFilePartRows<T>> newRows) : ITableScan
    where T : class, IDisposable
{
    private readonly ConcurrentQueue<FilePart> _parts = new(parts);

    public int MaxThreads => Math.Max(1, _parts.Count);

    public ITableReader OpenReader() => new Reader(_parts, newRows());

    public void Dispose()
    {
        // The parts hold nothing open.
    }

    private sealed class Reader(ConcurrentQueue<FilePart> parts, IFilePartRows<T> rows) : ITableReader
    {
        private T? _open;
        private byte[] _path = [];

        public int Read(IReadOnlyList<VectorWriter> columns, int capacity)
        {
            var row = 0;
            while (row < capacity && (_open is not null || TryOpenNext()))
            {
                if (rows.TryWrite(_open!, columns, row))
                {
                    columns[^1].WriteBytes(row++, _path);
                }
                else
                {
                    _open!.Dispose();
                    _open = null;
                }
            }

            return row;
        }

        public void Dispose() => _open?.Dispose();

        private bool TryOpenNext()
        {
            if (!parts.TryDequeue(out var part))
            {
                return false;
            }

            _path = Encoding.UTF8.GetBytes(part.Path);
            _open = rows.Open(part);
            return true;
        }
    }
}

/// <summary>Makes rows of parts of files; one thread's.</summary>
/// <typeparam name="T">What is open of a part while it is read.</typeparam>
internal interface IFilePartRows<T>
    where T : IDisposable
{
    /// <summary>Opens a part.</summary>
    T Open(FilePart part);

    /// <summary>Writes the next row of a part, but for the file's name.</summary>
    /// <returns>Whether there was one.</returns>
    bool TryWrite(T part, IReadOnlyList<VectorWriter> columns, int row);
}
