namespace SparkPersonalization.Delta.Operations;

/// <summary>What happens to a row.</summary>
internal enum ChangeKind
{
    Insert,
    Update,
    Delete,
}
