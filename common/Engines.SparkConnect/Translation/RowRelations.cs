using SparkPersonalization.DataFrames.Plans;
using static SparkPersonalization.Engines.SparkConnect.Translation.PlanTranslator;
using Relation = SparkPersonalization.Engines.SparkConnect.Protocol.Relation;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Relations that choose or order rows.</summary>
internal static class RowRelations
{
    internal static IEnumerable<KeyValuePair<Type, RelationWriter>> Table =>
    [
        Entry<Filter>((f, plan) => new Relation { Filter = new() { Input = plan.Of(f.Input), Condition = plan.Of(f.Condition) } }),
        Entry<Sort>((s, plan) => new Relation { Sort = new() { Input = plan.Of(s.Input), Order = { plan.Orders(s.Order) }, IsGlobal = s.IsGlobal } }),
        Entry<Limit>((l, plan) => new Relation { Limit = new() { Input = plan.Of(l.Input), Limit_ = l.Count } }),
        Entry<Offset>((o, plan) => new Relation { Offset = new() { Input = plan.Of(o.Input), Offset_ = o.Count } }),
        Entry<Tail>((t, plan) => new Relation { Tail = new() { Input = plan.Of(t.Input), Limit = t.Count } }),
        Entry<Sample>((s, plan) => new Relation
        {
            Sample = new()
            {
                Input = plan.Of(s.Input),
                LowerBound = s.LowerBound,
                UpperBound = s.UpperBound,
                WithReplacement = s.WithReplacement,
                Seed = s.Seed,
                DeterministicOrder = s.IsOrderFixed,
            },
        }),
        Entry<WithWatermark>((w, plan) => new Relation
        {
            WithWatermark = new() { Input = plan.Of(w.Input), EventTime = w.EventTime, DelayThreshold = w.DelayThreshold },
        }),
    ];
}
