using SparkPersonalization.DataFrames.Plans;
using static SparkPersonalization.Engines.SparkConnect.Translation.PlanTranslator;
using Relation = SparkPersonalization.Engines.SparkConnect.Protocol.Relation;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Relations that look at all values of columns.</summary>
internal static class StatisticRelations
{
    internal static IEnumerable<KeyValuePair<Type, RelationWriter>> Table =>
    [
        Entry<StatCrosstab>((s, plan) => new Relation { Crosstab = new() { Input = plan.Of(s.Input), Col1 = s.Col1, Col2 = s.Col2 } }),
        Entry<StatCov>((s, plan) => new Relation { Cov = new() { Input = plan.Of(s.Input), Col1 = s.Col1, Col2 = s.Col2 } }),
        Entry<StatCorr>((s, plan) => new Relation { Corr = new() { Input = plan.Of(s.Input), Col1 = s.Col1, Col2 = s.Col2 } }),
        Entry<StatFreqItems>((s, plan) => new Relation { FreqItems = new() { Input = plan.Of(s.Input), Cols = { s.Columns }, Support = s.Support } }),
        Entry<StatSampleBy>((s, plan) => new Relation
        {
            SampleBy = new() { Input = plan.Of(s.Input), Col = plan.Of(s.Column), Fractions = { s.Fractions.Select(Fraction) }, Seed = s.Seed },
        }),
        Entry<Transpose>((t, plan) => new Relation { Transpose = new() { Input = plan.Of(t.Input), IndexColumns = { plan.Of(t.IndexColumns) } } }),
    ];

    private static Protocol.StatSampleBy.Types.Fraction Fraction(SampleFraction fraction) =>
        new() { Stratum = LiteralMessages.Of(fraction.Stratum), Fraction_ = fraction.Fraction };
}
