namespace SparkPersonalization.Delta.Predicates;

/// <summary>SQL's logic of true, false and null, on sets of outcomes: what may come of any pair.</summary>
internal static class ThreeValued
{
    internal static Outcomes Not(Outcomes part) =>
        (part & Outcomes.Null)
        | (part.HasFlag(Outcomes.True) ? Outcomes.False : Outcomes.None)
        | (part.HasFlag(Outcomes.False) ? Outcomes.True : Outcomes.None);

    internal static Outcomes And(Outcomes one, Outcomes other)
    {
        if (one == Outcomes.None || other == Outcomes.None)
        {
            return Outcomes.None;
        }

        var outcomes = ((one | other) & Outcomes.False) | (one & other & Outcomes.True);
        var nullFromOne = one.HasFlag(Outcomes.Null) && (other & (Outcomes.True | Outcomes.Null)) != 0;
        var nullFromOther = other.HasFlag(Outcomes.Null) && (one & (Outcomes.True | Outcomes.Null)) != 0;
        return nullFromOne || nullFromOther ? outcomes | Outcomes.Null : outcomes;
    }

    internal static Outcomes Or(Outcomes one, Outcomes other) => Not(And(Not(one), Not(other)));
}
