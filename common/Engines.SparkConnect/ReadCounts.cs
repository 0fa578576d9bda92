using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Streaming;

namespace SparkPersonalization.Engines.SparkConnect;

/// <summary>Counts the rows of sources that do not know them, by a query of its own: Spark does not tell what a query has read.</summary>
/// <param name="engine">The session.</param>
internal sealed class ReadCounts(SparkConnectEngine engine) : IRowCounter
{
    public long? RowsRead(Relation node)
    {
        var one = new Literal(1, new IntegerType());
        var count = new Aggregate(node, GroupType.GroupBy, [], [new UnresolvedFunction("count", [one])]);
        return engine.Execute(count, CancellationToken.None).Single().GetAs<long>(0);
    }
}
