using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Delta.Operations;

/// <summary>
/// Runs plans for the operations on tables, which know no engine. Tables occur in the plans as reads of format <c>delta</c> with the
/// options of <see cref="DeltaOptions"/>; each such read must have the hidden columns <c>_metadata.file_path</c> (the file's absolute
/// path or URI, percent-encoded) and <c>_metadata.row_index</c> (the row's place in its file, from 0).
/// </summary>
public interface IPlanRunner
{
    /// <summary>Analyses a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The schema of its rows.</returns>
    StructType Schema(Relation plan);

    /// <summary>Runs a plan whose result is small.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>All rows, values in the forms of a row of a DataFrame.</returns>
    IReadOnlyList<object?[]> Collect(Relation plan);

    /// <summary>Runs a plan whose result may be large.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The rows, values in the forms of a row of a DataFrame; read once. All at once by default.</returns>
    IEnumerable<object?[]> Rows(Relation plan) => Collect(plan);

    /// <summary>Runs a plan once and keeps its rows, so that they are the same however often they are read.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The rows, which the caller disposes.</returns>
    IStagedRows Stage(Relation plan);
}
