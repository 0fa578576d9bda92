namespace SparkPersonalization.Delta;

/// <summary>The table needs features that this library does not have. Nothing was read or written.</summary>
public sealed class UnsupportedTableFeatureException : DeltaException
{
    internal UnsupportedTableFeatureException(string tablePath, bool forWriting, IReadOnlyList<string> features)
        : base(
            forWriting ? "DELTA_UNSUPPORTED_FEATURES_FOR_WRITE" : "DELTA_UNSUPPORTED_FEATURES_FOR_READ",
            $"The table at '{tablePath}' cannot be {(forWriting ? "written" : "read")} here: it needs {string.Join(", ", features)}. "
            + "Use Spark for it, or take the feature off the table (ALTER TABLE ... DROP FEATURE).") =>
        Features = features;

    /// <summary>The features, by their names in the Delta protocol; versions as <c>readerVersion=9</c>.</summary>
    public IReadOnlyList<string> Features { get; }
}
