using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>Statistics of columns, and random parts.</summary>
public sealed partial class DataFrame
{
    private const string SummaryColumn = "summary";
    private static readonly string[] Described = ["count", "mean", "stddev", "min", "max"];
    private static readonly string[] Summarized = ["count", "mean", "stddev", "min", "25%", "50%", "75%", "max"];

    /// <summary>Functions about the values of columns together.</summary>
    /// <returns>The functions.</returns>
    public DataFrameStatFunctions Stat() => new(this);

    /// <summary>Count, mean, standard deviation, least and greatest value of columns, as texts: one row for each, named by the column <c>summary</c>.</summary>
    /// <param name="cols">The columns; none for all numbers and texts.</param>
    /// <returns>The statistics. Their columns are asked of the engine when this is called.</returns>
    public DataFrame Describe(params string[] cols) => (cols.Length == 0 ? this : Select([.. cols.Select(Functions.Col)])).Summary(Described);

    /// <summary>Statistics of all columns of numbers and texts, as texts: one row for each, named by the column <c>summary</c>.</summary>
    /// <param name="statistics">
    /// <c>count</c>, <c>count_distinct</c>, <c>approx_count_distinct</c>, <c>mean</c>, <c>stddev</c>, <c>min</c>, <c>max</c> and percentiles such
    /// as <c>25%</c>; none for count, mean, stddev, min, 25%, 50%, 75% and max.
    /// </param>
    /// <returns>The statistics. Their columns are asked of the engine when this is called.</returns>
    /// <exception cref="ArgumentException">There is no such statistic.</exception>
    public DataFrame Summary(params string[] statistics)
    {
        var names = statistics.Length == 0 ? Summarized : statistics;
        var fields = Schema().Where(f => f.DataType is NumericType or StringType).ToList();
        var values = names.Select(name => fields.Select((f, i) => Statistic(name, Functions.Col(Quoted(f.Name)), f.DataType)).ToList()).ToList();
        if (fields.Count == 0)
        {
            return Agg(Functions.Count(Functions.Lit(1))).Select(Functions.Explode(Functions.Lit(names)).As(SummaryColumn));
        }

        var all = values.SelectMany((row, i) => row.Select((value, j) => value.As($"v{i}_{j}"))).ToList();
        Column[] stacked = [.. names.SelectMany((name, i) => fields.Select((_, j) => Functions.Col($"v{i}_{j}")).Prepend(Functions.Lit(name)))];
        return Agg(all[0], [.. all.Skip(1)]).Select(Functions.Stack(names.Length, stacked).As([SummaryColumn, .. fields.Select(f => f.Name)]));
    }

    /// <summary>The rows divided at random into several DataFrames.</summary>
    /// <param name="weights">How much each gets, in proportion to the others.</param>
    /// <param name="seed">The seed, or null for one made at random.</param>
    /// <returns>One DataFrame for each weight; a row is in exactly one of them, as long as the rows come in the same order each time.</returns>
    /// <exception cref="ArgumentException">A weight is negative, or none is above zero.</exception>
    public DataFrame[] RandomSplit(double[] weights, long? seed = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var sum = weights.Sum();
        if (weights.Any(w => w < 0) || !(sum > 0))
        {
            throw new ArgumentException($"Weights must not be negative, and one must be above zero, but they are {string.Join(", ", weights)}.", nameof(weights));
        }

        var used = seed ?? NewSeed();
        var bounds = weights.Aggregate(new List<double> { 0 }, (all, w) => [.. all, all[^1] + (w / sum)]);
        bounds[^1] = 1;
        return [.. weights.Select((_, i) => With(new Sample(Plan, bounds[i], bounds[i + 1], WithReplacement: false, used) { IsOrderFixed = true }))];
    }

    private static Column Statistic(string name, Column column, DataType type)
    {
        var number = type is StringType ? column.TryCast("double") : column;
        var value = name.ToUpperInvariant() switch
        {
            "COUNT" => Functions.Count(column),
            "COUNT_DISTINCT" => Functions.CountDistinct(column),
            "APPROX_COUNT_DISTINCT" => Functions.ApproxCountDistinct(column),
            "MEAN" => Functions.Avg(number),
            "STDDEV" => Functions.Stddev(number),
            "MIN" => Functions.Min(column),
            "MAX" => Functions.Max(column),
            _ when name.EndsWith('%') && double.TryParse(name[..^1], System.Globalization.CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100 =>
                Functions.PercentileApprox(number, Functions.Lit(percent / 100), Functions.Lit(10_000)),
            _ => throw new ArgumentException(
                $"There is no statistic '{name}': use count, count_distinct, approx_count_distinct, mean, stddev, min, max, or a percentile such as 25%.", nameof(name)),
        };
        return value.Cast("string");
    }

    private static string Quoted(string name) => Analysis.NameParts.Quote(name);
}
