using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Tables;

/// <summary>An optimization of a table's layout in the making; each call gives a new one. No row is changed by it.</summary>
public sealed class DeltaOptimizeBuilder
{
    private readonly SparkSession _session;
    private readonly OptimizeTable _optimize;

    internal DeltaOptimizeBuilder(SparkSession session, OptimizeTable optimize) => (_session, _optimize) = (session, optimize);

    /// <summary>Takes some partitions only. Conditions of several calls must all hold.</summary>
    /// <param name="partitionFilter">A condition on partition columns, as SQL.</param>
    /// <returns>A new builder.</returns>
    public DeltaOptimizeBuilder Where(string partitionFilter)
    {
        var filter = Functions.Expr(partitionFilter).Expression;
        return With(_optimize with { Condition = _optimize.Condition is { } before ? new UnresolvedFunction("and", [before, filter]) : filter });
    }

    /// <summary>Sets an option of the run.</summary>
    /// <param name="key">
    /// <c>minFileSize</c> (files of fewer bytes are compacted; 1 GiB by default), <c>maxFileSize</c> (about the size of the files that are
    /// made; 1 GiB by default) or <c>userMetadata</c> (a text kept with the commit).
    /// </param>
    /// <param name="value">The value.</param>
    /// <returns>A new builder.</returns>
    public DeltaOptimizeBuilder Option(string key, string value) => With(_optimize with { Options = _optimize.Options.With(key, value) });

    /// <summary>Rewrites small files as larger ones: one commit, or none where there is nothing to gain.</summary>
    /// <returns>One row with <c>path</c> and <c>metrics</c>, as Delta's <c>OPTIMIZE</c> gives it.</returns>
    /// <exception cref="SparkException">The condition has other columns than those of partitions, or another writer removed a file meanwhile (on Spark).</exception>
    public DataFrame ExecuteCompaction() => Run(_optimize);

    /// <summary>Rewrites all files of the partitions with near rows, by some columns, close together.</summary>
    /// <param name="columns">The columns, which are no partition columns.</param>
    /// <returns>One row with <c>path</c> and <c>metrics</c>, as Delta's <c>OPTIMIZE ... ZORDER BY</c> gives it.</returns>
    /// <exception cref="ArgumentException">No column is named.</exception>
    public DataFrame ExecuteZOrderBy(params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return columns.Length > 0
            ? Run(_optimize with { ZOrderBy = columns.ToValueList() })
            : throw new ArgumentException("Z-order needs at least one column.", nameof(columns));
    }

    private DataFrame Run(OptimizeTable optimize) => CommandRows.Of(_session, optimize, whenNone: "path STRING");

    private DeltaOptimizeBuilder With(OptimizeTable optimize) => new(_session, optimize);
}
