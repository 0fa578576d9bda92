using SparkPersonalization.DataFrames.Plans;
using static SparkPersonalization.Engines.SparkConnect.Translation.PlanTranslator;
using Relation = SparkPersonalization.Engines.SparkConnect.Protocol.Relation;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Relations that replace or leave out values that are missing or unwanted.</summary>
internal static class MissingRelations
{
    internal static IEnumerable<KeyValuePair<Type, RelationWriter>> Table =>
    [
        Entry<NAFill>((f, plan) => new Relation
        {
            FillNa = new() { Input = plan.Of(f.Input), Cols = { f.Columns }, Values = { f.Values.Select(LiteralMessages.Of) } },
        }),
        Entry<NADrop>((d, plan) => new Relation { DropNa = Drop(d, plan) }),
        Entry<NAReplace>((r, plan) => new Relation
        {
            Replace = new() { Input = plan.Of(r.Input), Cols = { r.Columns }, Replacements = { r.Replacements.Select(Replacement) } },
        }),
    ];

    private static Protocol.NADrop Drop(NADrop drop, PlanTranslator plan)
    {
        var result = new Protocol.NADrop { Input = plan.Of(drop.Input), Cols = { drop.Columns } };
        if (drop.MinNonNulls is { } count)
        {
            result.MinNonNulls = count;
        }

        return result;
    }

    private static Protocol.NAReplace.Types.Replacement Replacement(Replacement replacement) => new()
    {
        OldValue = LiteralMessages.Of(replacement.OldValue),
        NewValue = LiteralMessages.Of(replacement.NewValue),
    };
}
