using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>Spark's format <c>noop</c>: computes all rows and columns, and writes them nowhere. People measure queries with it.</summary>
/// <param name="runner">Runs the plan.</param>
internal sealed class NoopWriter(QueryRunner runner)
{
    internal const string Format = "noop";

    /// <summary>Computes the rows.</summary>
    /// <exception cref="AnalysisException">The mode is not one that the format takes.</exception>
    internal void Write(WriteOperation write, BoundRelation rows, CancellationToken cancellation)
    {
        if (write.Mode is not (SaveMode.Append or SaveMode.Overwrite))
        {
            throw new AnalysisException(
                "UNSUPPORTED_DATA_SOURCE_SAVE_MODE",
                $"The data source \"{Format}\" cannot be written in the \"{write.Mode}\" mode. Please use either the \"Append\" or \"Overwrite\" mode instead.");
        }

        runner.Drain(rows, cancellation);
    }
}
