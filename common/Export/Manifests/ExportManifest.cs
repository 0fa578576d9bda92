using System.Collections.Immutable;

namespace SparkPersonalization.Export.Manifests;

/// <summary>What an export holds: the file <c>manifest.json</c> beside the rows. The same export has the same manifest, byte by byte.</summary>
/// <param name="FormatVersion">The version of this form.</param>
/// <param name="Name">The export's name.</param>
/// <param name="Table">The version of the table that the rows are of.</param>
/// <param name="SchemaString">The columns, in Spark's JSON form.</param>
/// <param name="SchemaSha256">SHA-256 of <paramref name="SchemaString"/> in UTF-8, in hexadecimal digits.</param>
/// <param name="Options">How the files were made.</param>
/// <param name="TimeColumn">The column of the time ranges.</param>
/// <param name="Datasets">The sets of rows.</param>
/// <param name="Checks">What was checked before the export was published.</param>
public sealed record ExportManifest(
    int FormatVersion,
    string Name,
    ManifestTable Table,
    string SchemaString,
    string SchemaSha256,
    ExportOptions Options,
    string TimeColumn,
    ImmutableArray<ManifestDataset> Datasets,
    ImmutableArray<ExportCheck> Checks)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The version of the form that is written.</summary>
    public const int CurrentFormat = 1;

    internal const string Remedy = "Delete the folder of the version and export again.";
}

/// <summary>A version of a table.</summary>
/// <param name="Id">The table's identity, which stays when it moves; a table made anew has another.</param>
/// <param name="Path">Where it lay when it was exported.</param>
/// <param name="Version">The version.</param>
public sealed record ManifestTable(string Id, string Path, long Version);

/// <summary>A set of rows.</summary>
/// <param name="Name">The name, which is its folder's.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="TimeRange">The range of the time column; null where no row has a time.</param>
/// <param name="Files">The files, in the order of the rows; at least one, which may be without rows.</param>
public sealed record ManifestDataset(string Name, long Rows, ManifestTimeRange? TimeRange, ImmutableArray<ManifestFile> Files);

/// <summary>The range of a time column, as <c>2025-03-03T10:30:00.000001Z</c>.</summary>
/// <param name="Min">The first time.</param>
/// <param name="Max">The last time.</param>
public sealed record ManifestTimeRange(string Min, string Max);

/// <summary>A file of an export.</summary>
/// <param name="Path">The path from the manifest's folder.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of its bytes, in hexadecimal digits.</param>
public sealed record ManifestFile(string Path, long Rows, long Bytes, string Sha256);

/// <summary>A check of an export.</summary>
/// <param name="Name">What must hold.</param>
/// <param name="Passed">Whether it held.</param>
/// <param name="Detail">What was found.</param>
public sealed record ExportCheck(string Name, bool Passed, string Detail);
