namespace SparkPersonalization.Delta.Actions;

/// <summary>An action about one data file.</summary>
public abstract record FileAction : DeltaAction
{
    /// <summary>The file, as the log writes it: relative to the table or absolute, percent-encoded. <c>Snapshot.ResolvePath</c> decodes it.</summary>
    public required string Path { get; init; }

    /// <summary>The text of each partition column's value; null and empty texts both mean null.</summary>
    public StringMap PartitionValues { get; init; } = StringMap.Empty;

    /// <summary>Whether rows came or went; false where they were only rearranged.</summary>
    public bool DataChange { get; init; } = true;

    /// <summary>Further facts about the file; none by default.</summary>
    public StringMap Tags { get; init; } = StringMap.Empty;

    /// <summary>Which rows of the file count as deleted; null for none.</summary>
    public DeletionVectorDescriptor? DeletionVector { get; init; }
}
