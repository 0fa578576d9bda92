using SparkPersonalization.DataFrames.Plans;
using static SparkPersonalization.Engines.SparkConnect.Translation.PlanTranslator;
using Relation = SparkPersonalization.Engines.SparkConnect.Protocol.Relation;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Relations that look at groups of rows.</summary>
internal static class GroupRelations
{
    internal static IEnumerable<KeyValuePair<Type, RelationWriter>> Table =>
    [
        Entry<Aggregate>((a, plan) => new Relation { Aggregate = Aggregate(a, plan) }),
        Entry<Deduplicate>((d, plan) => new Relation
        {
            Deduplicate = new()
            {
                Input = plan.Of(d.Input),
                ColumnNames = { d.ColumnNames },
                AllColumnsAsKeys = d.ColumnNames.Count == 0,
                WithinWatermark = d.WithinWatermark,
            },
        }),
        Entry<CollectMetrics>((c, plan) => new Relation
        {
            CollectMetrics = new() { Input = plan.Of(c.Input), Name = c.Name, Metrics = { plan.Of(c.Metrics) } },
        }),
    ];

    private static Protocol.Aggregate Aggregate(Aggregate aggregate, PlanTranslator plan)
    {
        var result = new Protocol.Aggregate
        {
            Input = plan.Of(aggregate.Input),
            GroupType = (Protocol.Aggregate.Types.GroupType)aggregate.GroupType,
            GroupingExpressions = { plan.Of(aggregate.GroupingExpressions) },
            AggregateExpressions = { plan.Of(aggregate.AggregateExpressions) },
        };
        if (aggregate.Pivot is { } pivot)
        {
            result.Pivot = new Protocol.Aggregate.Types.Pivot { Col = plan.Of(pivot.Column), Values = { pivot.Values.Select(LiteralMessages.Of) } };
        }

        foreach (var set in aggregate.GroupingSets ?? [])
        {
            result.GroupingSets.Add(new Protocol.Aggregate.Types.GroupingSets { GroupingSet = { plan.Of(set) } });
        }

        return result;
    }
}
