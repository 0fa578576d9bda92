using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.Contract.Cases.Files;

/// <summary>Files that both engines must read alike.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Files">The files by their names below the case's folder, with their texts.</param>
/// <param name="Read">Reads them, given a reader and the folder.</param>
internal sealed record FileCase(string Name, IReadOnlyList<(string Name, string Text)> Files, Func<DataFrameReader, string, DataFrame> Read)
{
    /// <summary>Why the engines differ, or null where they do not.</summary>
    internal string? Reason { get; init; }

    /// <summary>What the text of the difference holds.</summary>
    internal string Difference { get; init; } = "";

    public override string ToString() => Name;
}
