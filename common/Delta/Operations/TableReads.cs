using System.Text.Json;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Plans that read some files of a table.</summary>
internal static class TableReads
{
    internal const string FileColumn = "__delta_file";
    internal const string RowColumn = "__delta_row";

    /// <summary>The rows of some files of a version.</summary>
    internal static Relation Of(Snapshot snapshot, IEnumerable<AddFile> files) => new DataSource(
        "delta",
        Schema: null,
        Options.None
            .With(DeltaOptions.VersionAsOf, snapshot.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .With(DeltaOptions.Files, JsonSerializer.Serialize(files.Select(f => f.Path))),
        [snapshot.TablePath]);

    /// <summary>The rows of some files of a version, each with its file and its place in it.</summary>
    internal static Relation WithPlaces(Snapshot snapshot, IEnumerable<AddFile> files) => Nodes.Select(
        Of(snapshot, files),
        [
            new UnresolvedStar(),
            Nodes.As(new UnresolvedAttribute("_metadata.file_path"), FileColumn),
            Nodes.As(new UnresolvedAttribute("_metadata.row_index"), RowColumn),
        ]);
}
