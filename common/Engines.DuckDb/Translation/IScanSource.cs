using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.Delta.Predicates;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>A source that can be scanned by SQL.</summary>
internal interface IScanSource : ISourceHandle
{
    /// <summary>
    /// A query whose columns are those of <see cref="ISourceHandle.Schema"/> and then those of <see cref="ISourceHandle.HiddenColumns"/>,
    /// under their own names.
    /// </summary>
    /// <param name="columns">The places of the columns that are used, in that order: the query gives these only.</param>
    /// <param name="resources">Takes what the query uses.</param>
    /// <returns>The SQL, without parentheses, its columns by position.</returns>
    string ScanSql(IReadOnlyList<int> columns, QueryResources resources);

    /// <summary>Whether rows can be scanned without any of their columns; the query then gives one of no meaning.</summary>
    bool CanCount => false;

    /// <summary>How many bytes its files have together; null where that is not known.</summary>
    long? Bytes => null;

    /// <summary>How many rows its files have together; null where that is not known before they are read.</summary>
    long? RowCount => null;

    /// <summary>The files that it reads, as far as it reads such.</summary>
    IReadOnlyList<string> FilePaths => [];

    /// <summary>The source without files that cannot hold a row for which a condition is true.</summary>
    /// <param name="predicate">The condition, on the columns by their names in <see cref="ISourceHandle.Schema"/>.</param>
    /// <returns>The source with the files that are left; the same source where it has none to leave out.</returns>
    IScanSource Narrowed(DeltaPredicate predicate) => this;
}
