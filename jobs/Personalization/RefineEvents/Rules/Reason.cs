using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>A rule that refuses events: its code, the column that it judges, a message for people, and when it refuses.</summary>
/// <param name="Code">One of <see cref="ReasonCodes"/>.</param>
/// <param name="Column">The column that it judges.</param>
/// <param name="Message">What is wrong, for people.</param>
/// <param name="Refuses">True for an event that is refused; null and false for one that is not.</param>
internal sealed record Reason(string Code, string Column, string Message, Column Refuses)
{
    /// <summary>The reason as an element of <see cref="QuarantineEvents.Reasons"/>.</summary>
    internal Column Value => NamedStruct(Lit("code"), Lit(Code), Lit("column"), Lit(Column), Lit("message"), Lit(Message));

    /// <summary>The reasons that refuse an event, after those that it has already, in their order.</summary>
    /// <param name="before">An array of reasons, not null.</param>
    /// <param name="rules">The rules.</param>
    internal static Column All(Column before, IReadOnlyList<Reason> rules)
    {
        var refuses = rules.Select(rule => Coalesce(rule.Refuses, Lit(false))).ToList();
        var found = rules.Select((rule, i) => When(refuses[i], rule.Value)).ToArray();
        // Most events have none, and an array is dear.
        return When(refuses.Aggregate((left, right) => left | right), Concat(before, ArrayCompact(Array(found)))).Otherwise(before);
    }
}
