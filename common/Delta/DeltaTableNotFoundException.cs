namespace SparkPersonalization.Delta;

/// <summary>There is no Delta table at the path.</summary>
public sealed class DeltaTableNotFoundException : DeltaException
{
    internal DeltaTableNotFoundException(string path)
        : base("DELTA_TABLE_NOT_FOUND", $"There is no Delta table at '{path}': its folder '_delta_log' has no commit. Check the path, or write to it first.") =>
        TablePath = path;

    /// <summary>The path.</summary>
    public string TablePath { get; }
}
