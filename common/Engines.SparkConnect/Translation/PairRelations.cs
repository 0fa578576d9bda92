using SparkPersonalization.DataFrames.Plans;
using static SparkPersonalization.Engines.SparkConnect.Translation.PlanTranslator;
using Relation = SparkPersonalization.Engines.SparkConnect.Protocol.Relation;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Relations over two others.</summary>
internal static class PairRelations
{
    internal static IEnumerable<KeyValuePair<Type, RelationWriter>> Table =>
    [
        Entry<Join>((j, plan) => new Relation
        {
            Join = new()
            {
                Left = plan.Of(j.Left),
                Right = plan.Of(j.Right),
                JoinCondition = j.Condition is { } condition ? plan.Of(condition) : null,
                JoinType = (Protocol.Join.Types.JoinType)j.JoinType,
                UsingColumns = { j.UsingColumns },
            },
        }),
        Entry<SetOperation>((s, plan) => new Relation
        {
            SetOp = new()
            {
                LeftInput = plan.Of(s.Left),
                RightInput = plan.Of(s.Right),
                SetOpType = (Protocol.SetOperation.Types.SetOpType)s.Type,
                IsAll = s.IsAll,
                ByName = s.ByName,
                AllowMissingColumns = s.AllowMissingColumns,
            },
        }),
    ];
}
