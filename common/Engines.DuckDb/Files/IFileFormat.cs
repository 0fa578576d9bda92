using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>How files of a format are read.</summary>
internal interface IFileFormat
{
    /// <summary>Spark's name of the format.</summary>
    string Name { get; }

    /// <summary>Whether rows have numbers in their files.</summary>
    bool HasRowIndex => false;

    /// <summary>The columns that files have.</summary>
    /// <param name="paths">The files, one at least.</param>
    /// <returns>The columns.</returns>
    StructType InferSchema(IReadOnlyList<string> paths);

    /// <summary>A query of the files' rows, with the columns asked for by their names, and <c>filename</c>.</summary>
    /// <param name="scan">What is read.</param>
    /// <param name="resources">Takes what the query uses.</param>
    /// <returns>The SQL.</returns>
    string ScanSql(FileScan scan, QueryResources resources);
}
