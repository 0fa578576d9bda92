using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Tables;
using static SparkPersonalization.Engines.SparkConnect.Translation.PlanTranslator;
using Relation = SparkPersonalization.Engines.SparkConnect.Protocol.Relation;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Relations that say how rows are spread and joined, not which they are.</summary>
internal static class LayoutRelations
{
    internal static IEnumerable<KeyValuePair<Type, RelationWriter>> Table =>
    [
        Entry<Repartition>((r, plan) => new Relation
        {
            Repartition = new() { Input = plan.Of(r.Input), NumPartitions = r.NumPartitions, Shuffle = r.Shuffle },
        }),
        Entry<RepartitionByExpression>((r, plan) => new Relation { RepartitionByExpression = ByExpression(r, plan) }),
        Entry<Hint>(Hint),
    ];

    private static Protocol.RepartitionByExpression ByExpression(RepartitionByExpression repartition, PlanTranslator plan)
    {
        var result = new Protocol.RepartitionByExpression { Input = plan.Of(repartition.Input), PartitionExprs = { plan.Of(repartition.Expressions) } };
        if (repartition.NumPartitions is { } count)
        {
            result.NumPartitions = count;
        }

        return result;
    }

    // Spark joins where the embedded engine looks into its index, and would warn of a hint that it does not know.
    private static Relation Hint(Hint hint, PlanTranslator plan) => hint.Name == DeltaTable.KeyIndexHint
        ? plan.Of(hint.Input)
        : new Relation { Hint = new() { Input = plan.Of(hint.Input), Name = hint.Name, Parameters = { plan.Of(hint.Parameters) } } };
}
