using System.Globalization;

namespace SparkPersonalization.Delta.Actions;

/// <summary>Where the list of a file's deleted rows is kept (Delta protocol, "Deletion Vector Descriptor Schema").</summary>
/// <param name="StorageType"><c>u</c> for a file of the table, <c>p</c> for an absolute path, <c>i</c> for inline.</param>
/// <param name="PathOrInlineDv">The place or, inline, the encoded list.</param>
/// <param name="Offset">Where in the file it begins, in bytes; null for its start.</param>
/// <param name="SizeInBytes">The size of the list in bytes.</param>
/// <param name="Cardinality">How many rows are deleted.</param>
public sealed record DeletionVectorDescriptor(string StorageType, string PathOrInlineDv, int? Offset, int SizeInBytes, long Cardinality)
{
    /// <summary>What tells one list from another of the same file.</summary>
    public string UniqueId => Offset is null
        ? StorageType + PathOrInlineDv
        : string.Create(CultureInfo.InvariantCulture, $"{StorageType}{PathOrInlineDv}@{Offset}");
}
