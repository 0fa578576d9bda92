using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Tables;

/// <summary>What is known of the table itself.</summary>
public sealed partial class DeltaTable
{
    /// <summary>The commits that are still kept, newest first: Delta's <c>DESCRIBE HISTORY</c>.</summary>
    /// <returns>One row a commit, with <c>version</c>, <c>timestamp</c>, <c>operation</c>, <c>operationParameters</c>, <c>operationMetrics</c>, <c>userMetadata</c> and more.</returns>
    /// <exception cref="AnalysisException">There is no table.</exception>
    public DataFrame History() => new(_session, new DescribeHistory(_identifier));

    /// <summary>The newest commits, newest first.</summary>
    /// <param name="limit">How many at most.</param>
    /// <returns>One row a commit, as <see cref="History()"/> gives them.</returns>
    /// <exception cref="AnalysisException">There is no table.</exception>
    public DataFrame History(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return new DataFrame(_session, new DescribeHistory(_identifier, limit));
    }

    /// <summary>The table as it is: Delta's <c>DESCRIBE DETAIL</c>.</summary>
    /// <returns>One row, with <c>format</c>, <c>id</c>, <c>location</c>, <c>partitionColumns</c>, <c>numFiles</c>, <c>sizeInBytes</c>, <c>properties</c>, the protocol and more.</returns>
    /// <exception cref="AnalysisException">There is no table.</exception>
    public DataFrame Detail() => new(_session, new DescribeDetail(_identifier));
}
