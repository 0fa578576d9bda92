using System.Collections.Immutable;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Export.Checks;
using SparkPersonalization.Export.Manifests;

namespace SparkPersonalization.Export;

/// <summary>What is exported.</summary>
/// <param name="Table">The version of the table that the rows are of.</param>
/// <param name="TimeColumn">The timestamp column whose range the manifest tells.</param>
/// <param name="Datasets">The sets of rows, of one schema.</param>
public sealed record ExportDefinition(ManifestTable Table, string TimeColumn, ImmutableArray<ExportDataset> Datasets)
{
    /// <summary>How the files are made.</summary>
    public ExportOptions Options { get; init; } = new();
}

/// <summary>A set of rows to export.</summary>
/// <param name="Name">The name, which is its folder's.</param>
/// <param name="Rows">The rows, in the order in which they are written: sorted, so that the same rows make the same files.</param>
public sealed record ExportDataset(string Name, DataFrame Rows)
{
    /// <summary>What must hold of the rows; one that does not hold keeps the export from being published.</summary>
    public ImmutableArray<RowCheck> Checks { get; init; } = [];
}
