using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>Statistics said by simpler nodes, as Spark's own server does.</summary>
internal static class Statistics
{
    private const string Total = "__total";
    private const string Count = "__count";
    private const string Value = "__value";

    /// <summary>The simpler plan of a statistic, or null for other nodes.</summary>
    /// <param name="plan">The node.</param>
    internal static Relation? Simpler(Relation plan) => plan switch
    {
        StatCrosstab table => Crosstab(table),
        StatCov cov => OneValue(cov.Input, Call("coalesce", Call("covar_samp", Number(cov.Col1), Number(cov.Col2)), Double(0)), "cov"),
        StatCorr corr => OneValue(corr.Input, Call("coalesce", Call("corr", Number(corr.Col1), Number(corr.Col2)), Double(double.NaN)), "corr"),
        StatFreqItems items => items.Columns.Select(Relation (name) => FrequentItems(items, name)).Aggregate((left, right) => new Join(left, right, null, JoinType.Cross, [])),
        StatSampleBy sample => SampleBy(sample),
        _ => null,
    };

    private static NAFill Crosstab(StatCrosstab table)
    {
        var columns = new Pivot(Call("replace", Text(table.Col2), String("`"), String("")), []);
        var counts = new Aggregate(
            table.Input,
            GroupType.Pivot,
            [new Alias(Text(table.Col1), [$"{table.Col1}_{table.Col2}"])],
            [new Alias(Call("count", new Literal(1, new IntegerType())), ["count"])],
            columns);
        return new NAFill(counts, [], [new Literal(0L, new LongType())]);
    }

    // Values are counted, and those that have their part of the sum of all counts are kept.
    private static Aggregate FrequentItems(StatFreqItems items, string name)
    {
        var counted = new Aggregate(
            items.Input, GroupType.GroupBy, [new Alias(Column(name), [Value])], [new Alias(Call("count", new Literal(1, new IntegerType())), [Count])]);
        var all = new WindowExpression(Call("sum", Column(Count)), [], [], null);
        var withTotal = new WithColumns(counted, [new Alias(all, [Total])]);
        var frequent = new Filter(withTotal, Call(">=", Column(Count), Call("*", Column(Total), Double(items.Support))));
        var inStructs = Call("collect_list", Call("struct", Column(Value)));
        return new Aggregate(frequent, GroupType.GroupBy, [], [new Alias(new UnresolvedExtractValue(inStructs, String(Value)), [$"{name}_freqItems"])]);
    }

    private static Filter SampleBy(StatSampleBy sample)
    {
        var branches = sample.Fractions.SelectMany(f => new Expression[] { Call("<=>", sample.Column, f.Stratum), Double(f.Fraction) });
        var fraction = new UnresolvedFunction("when", [.. branches, Double(0)]);
        return new Filter(sample.Input, Call("<", Call("rand", new Literal(sample.Seed, new LongType())), fraction));
    }

    private static Aggregate OneValue(Relation input, Expression value, string name) => new(input, GroupType.GroupBy, [], [new Alias(value, [name])]);

    private static UnresolvedFunction Text(string name) => Call("coalesce", new Cast(Column(name), new StringType()), String("null"));

    // A null counts as nought, as in Spark.
    private static UnresolvedFunction Number(string name) => Call("coalesce", new Cast(Column(name), new DoubleType()), Double(0));

    private static UnresolvedAttribute Column(string name) => new(name);

    private static Literal Double(double value) => new(value, new DoubleType());

    private static Literal String(string value) => new(value, new StringType());

    private static UnresolvedFunction Call(string name, params Expression[] arguments) => new(name, [.. arguments]);
}
