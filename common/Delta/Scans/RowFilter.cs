using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.DeletionVectors;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Scans;

/// <summary>Which rows of a file a scan reads, told by deletion vectors. Its members are all it is, so that it can be written as text.</summary>
/// <param name="TablePath">The table's folder, in canonical form.</param>
/// <param name="Except">Rows that are not read; null for none.</param>
/// <param name="Only">Of the others only these are read; null for all.</param>
public sealed record RowFilter(string TablePath, DeletionVectorDescriptor? Except, DeletionVectorDescriptor? Only = null)
{
    /// <summary>Reads the vectors.</summary>
    /// <param name="storage">Where the table lies.</param>
    /// <returns>Tells of a row, by its place in the file, whether it is read. Safe to share between threads.</returns>
    /// <exception cref="DeltaLogCorruptedException">A vector is damaged.</exception>
    /// <exception cref="StorageException">A vector's file is missing or cannot be read.</exception>
    public Func<long, bool> Open(IStorage storage)
    {
        var store = new DeletionVectorStore(storage, TablePath);
        var except = Except is null ? null : store.Read(Except);
        var only = Only is null ? null : store.Read(Only);
        return row => except?.Contains(row) != true && only?.Contains(row) != false;
    }

    internal static RowFilter? Of(string tablePath, FileAction file) => file.DeletionVector is { } vector ? new RowFilter(tablePath, vector) : null;
}
