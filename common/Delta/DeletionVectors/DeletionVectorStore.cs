using System.Buffers.Binary;
using System.IO.Hashing;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.DeletionVectors;

/// <summary>
/// Reads and writes the deletion vectors of a table (Delta protocol, "Deletion Vector File Storage Format"): a file has a version in
/// one byte, then for each vector its length, its bytes and their checksum, big endian.
/// </summary>
/// <param name="storage">Where the table lies.</param>
/// <param name="tablePath">The table's folder, in canonical form.</param>
internal sealed class DeletionVectorStore(IStorage storage, string tablePath)
{
    /// <summary>The storage type of a vector in a file that is named by its path.</summary>
    internal const string AbsolutePath = "p";

    private const string InTable = "u";
    private const string Inline = "i";
    private const byte FileVersion = 1;
    private const int UuidLength = 20;
    private const int Frame = 4;

    /// <summary>The file that holds a vector.</summary>
    /// <param name="vector">The vector.</param>
    /// <returns>The canonical path; null where the log itself holds it.</returns>
    /// <exception cref="DeltaLogCorruptedException">The vector is described wrongly.</exception>
    internal string? Path(DeletionVectorDescriptor vector) => vector.StorageType switch
    {
        Inline => null,
        InTable => DataPath.Resolve(storage, tablePath, RelativePath(vector)),
        AbsolutePath => DataPath.Resolve(storage, tablePath, vector.PathOrInlineDv),
        _ => throw Damaged(vector, $"its storage type is '{vector.StorageType}'"),
    };

    /// <summary>The rows that a vector lists.</summary>
    /// <param name="vector">The vector.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="DeltaLogCorruptedException">The vector is damaged or described wrongly.</exception>
    /// <exception cref="StorageException">Its file is missing or cannot be read.</exception>
    internal RowSet Read(DeletionVectorDescriptor vector)
    {
        try
        {
            var rows = RoaringFormat.Read(Bytes(vector));
            return rows.Count == vector.Cardinality
                ? rows
                : throw Damaged(vector, $"it lists {rows.Count} rows in place of {vector.Cardinality}");
        }
        catch (Exception e) when (e is FormatException or EndOfStreamException)
        {
            throw Damaged(vector, e.Message, e);
        }
    }

    /// <summary>Writes sets of rows to one new file.</summary>
    /// <param name="sets">The sets, none of them empty.</param>
    /// <returns>The file's canonical path, and where each set is in it.</returns>
    internal (string Path, IReadOnlyList<DeletionVectorDescriptor> Vectors) Write(IEnumerable<RowSet> sets)
    {
        var uuid = Guid.NewGuid();
        var place = Z85.Encode(uuid.ToByteArray(bigEndian: true));
        var content = new MemoryStream();
        content.WriteByte(FileVersion);
        var vectors = new List<DeletionVectorDescriptor>();
        foreach (var rows in sets)
        {
            var bytes = RoaringFormat.Write(rows);
            vectors.Add(new DeletionVectorDescriptor(InTable, place, (int)content.Length, bytes.Length, rows.Count));
            WriteNumber(content, bytes.Length);
            content.Write(bytes);
            WriteNumber(content, (int)Crc32.HashToUInt32(bytes));
        }

        var path = StoragePath.Combine(tablePath, Name(uuid));
        return storage.TryCreate(path, content.ToArray())
            ? (path, vectors)
            : throw new IOException($"The file '{path}', whose name was drawn by lot, is there already. Try again.");
    }

    // A prefix before the id is a directory.
    private string RelativePath(DeletionVectorDescriptor vector)
    {
        var text = vector.PathOrInlineDv;
        if (text.Length < UuidLength)
        {
            throw Damaged(vector, "its id is too short");
        }

        try
        {
            var name = Name(new Guid(Z85.Decode(text.AsSpan(text.Length - UuidLength)), bigEndian: true));
            return text.Length == UuidLength ? name : StoragePath.Combine(text[..^UuidLength], name);
        }
        catch (FormatException e)
        {
            throw Damaged(vector, e.Message, e);
        }
    }

    private static string Name(Guid uuid) => $"deletion_vector_{uuid}.bin";

    private ReadOnlySpan<byte> Bytes(DeletionVectorDescriptor vector)
    {
        if (Path(vector) is not { } path)
        {
            var inline = Z85.Decode(vector.PathOrInlineDv);
            return vector.SizeInBytes >= 0 && vector.SizeInBytes <= inline.Length ? inline.AsSpan(0, vector.SizeInBytes) : throw new FormatException("It is cut short.");
        }

        using var file = storage.OpenRead(path);
        var (offset, size) = (vector.Offset ?? 0, vector.SizeInBytes);
        if (file.ReadByte() != FileVersion)
        {
            throw new FormatException($"Its file '{path}' is not of version {FileVersion}.");
        }

        if (offset < 0 || size < 0 || offset + (long)size + (2 * Frame) > file.Length)
        {
            throw new FormatException($"Its file '{path}' is too short.");
        }

        var bytes = new byte[size + (2 * Frame)];
        file.Position = offset;
        file.ReadExactly(bytes);
        var data = bytes.AsSpan(Frame, size);
        return BinaryPrimitives.ReadInt32BigEndian(bytes) == size && BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(Frame + size)) == Crc32.HashToUInt32(data)
            ? data
            : throw new FormatException($"The length or the checksum in its file '{path}' is not that of its bytes.");
    }

    private static void WriteNumber(Stream output, int number)
    {
        Span<byte> bytes = stackalloc byte[Frame];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        output.Write(bytes);
    }

    private DeltaLogCorruptedException Damaged(DeletionVectorDescriptor vector, string what, Exception? inner = null) => new(
        $"The deletion vector '{vector.UniqueId}' of '{tablePath}' is damaged: {what}. Restore its file from a copy, or restore the table to a version before it.", inner);
}
