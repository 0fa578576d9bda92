using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>How files of a format are read.</summary>
internal interface IFileFormat
{
    /// <summary>Spark's name of the format.</summary>
    string Name { get; }

    /// <summary>The columns that files have.</summary>
    /// <param name="paths">The files, one at least.</param>
    /// <returns>The columns.</returns>
    StructType InferSchema(IReadOnlyList<string> paths);

    /// <summary>A query of the files' rows, with the columns asked for by their names, and <c>filename</c>.</summary>
    /// <param name="paths">The files, one at least.</param>
    /// <param name="schema">All columns of the files.</param>
    /// <param name="columns">Those asked for.</param>
    /// <param name="timeZone">The session's time zone.</param>
    /// <param name="resources">Takes what the query uses.</param>
    /// <returns>The SQL.</returns>
    string ScanSql(IReadOnlyList<string> paths, StructType schema, IReadOnlyList<StructField> columns, string timeZone, QueryResources resources);
}
