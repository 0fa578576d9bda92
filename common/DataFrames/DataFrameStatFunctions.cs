using SparkPersonalization.DataFrames.Plans;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.DataFrames;

/// <summary>Statistics of columns together; made by <see cref="DataFrame.Stat"/>. Those that give numbers run a query.</summary>
public sealed class DataFrameStatFunctions
{
    private const double LeastSupport = 1e-4;

    private readonly DataFrame _dataFrame;

    internal DataFrameStatFunctions(DataFrame dataFrame) => _dataFrame = dataFrame;

    /// <summary>The sample covariance of two columns of numbers; a null counts as 0.</summary>
    /// <param name="colName1">A column.</param>
    /// <param name="colName2">Another.</param>
    /// <returns>The covariance; 0 for fewer than two rows, as in Spark 4.</returns>
    public double Cov(string colName1, string colName2) => Value(new StatCov(_dataFrame.Plan, colName1, colName2));

    /// <summary>Pearson's correlation of two columns of numbers; a null counts as 0.</summary>
    /// <param name="colName1">A column.</param>
    /// <param name="colName2">Another.</param>
    /// <param name="method"><c>pearson</c>, the only one.</param>
    /// <returns>The correlation; NaN where it is not defined.</returns>
    /// <exception cref="ArgumentException">The method is another.</exception>
    public double Corr(string colName1, string colName2, string method = "pearson") => method == "pearson"
        ? Value(new StatCorr(_dataFrame.Plan, colName1, colName2))
        : throw new ArgumentException($"There is no correlation '{method}': use pearson.", nameof(method));

    /// <summary>How often two columns have each pair of values.</summary>
    /// <param name="colName1">The column whose values become rows, as texts; null as <c>null</c>.</param>
    /// <param name="colName2">The column whose values become columns, sorted; null as <c>null</c>, without grave accents. They are found by a query.</param>
    /// <returns>Column <c>colName1_colName2</c> with the values of the first, and a column of counts for each value of the second.</returns>
    public DataFrame Crosstab(string colName1, string colName2) => _dataFrame.With(new StatCrosstab(_dataFrame.Plan, colName1, colName2));

    /// <summary>The values that columns have often.</summary>
    /// <param name="columnNames">The columns.</param>
    /// <param name="support">The part of the rows that must have a value for it to be frequent, at least 0.0001; 0.01 by default.</param>
    /// <returns>
    /// One row with an array <c>column_freqItems</c> for each column, in no order. Spark finds all frequent values in one pass, with some that
    /// are not (the algorithm of Karp, Shenker and Papadimitriou, 2003); the embedded engine counts, so that only frequent ones are there.
    /// </returns>
    /// <exception cref="ArgumentException">The support is too small, or no column is named.</exception>
    public DataFrame FreqItems(IEnumerable<string> columnNames, double support = 0.01)
    {
        var names = columnNames.ToValueList();
        return support >= LeastSupport && names.Count > 0
            ? _dataFrame.With(new StatFreqItems(_dataFrame.Plan, names, support))
            : throw new ArgumentException($"Name a column, and a support of at least {LeastSupport}, not {support}.", nameof(support));
    }

    /// <summary>A random part of the rows of each value of a column, without replacement.</summary>
    /// <typeparam name="T">The type of the column's values.</typeparam>
    /// <param name="columnName">The column's name.</param>
    /// <param name="fractions">The part of the rows with a value that is taken, 0 to 1; of values that are not there nothing.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The rows taken.</returns>
    /// <exception cref="ArgumentException">A fraction is not from 0 to 1.</exception>
    public DataFrame SampleBy<T>(string columnName, IEnumerable<KeyValuePair<T, double>> fractions, long seed)
        where T : notnull => SampleBy(Col(columnName), fractions, seed);

    /// <inheritdoc cref="SampleBy{T}(string, IEnumerable{KeyValuePair{T, double}}, long)"/>
    public DataFrame SampleBy<T>(Column column, IEnumerable<KeyValuePair<T, double>> fractions, long seed)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(fractions);
        var parts = fractions.Select(f => new SampleFraction(Literals.Of(f.Key), f.Value)).ToValueList();
        return parts.All(p => p.Fraction is >= 0 and <= 1)
            ? _dataFrame.With(new StatSampleBy(_dataFrame.Plan, column.Expression, parts, seed))
            : throw new ArgumentException($"Fractions must be from 0 to 1, but they are {string.Join(", ", parts.Select(p => p.Fraction))}.", nameof(fractions));
    }

    /// <summary>Approximate quantiles of a column of numbers; nulls and NaN are left out.</summary>
    /// <param name="columnName">The column.</param>
    /// <param name="probabilities">The quantiles wanted, each from 0 (the least value) to 1 (the greatest).</param>
    /// <param name="relativeError">How far the rank may be off, as a part of all rows; 0 is exact.</param>
    /// <returns>One value for each probability; none where the column has no value.</returns>
    /// <exception cref="ArgumentException">A probability or the error is out of range.</exception>
    public double[] ApproxQuantile(string columnName, IEnumerable<double> probabilities, double relativeError)
    {
        var wanted = probabilities.ToArray();
        if (wanted.Any(p => p is not (>= 0 and <= 1)) || !(relativeError >= 0))
        {
            throw new ArgumentException("Probabilities must be from 0 to 1, and the relative error must not be negative.", nameof(probabilities));
        }

        var accuracy = relativeError == 0 ? int.MaxValue : (int)Math.Min(Math.Ceiling(1 / relativeError), int.MaxValue);
        var column = Double(columnName);
        var quantiles = PercentileApprox(column, Array([.. wanted.Select(p => Lit(p))]), Lit(accuracy));
        return wanted.Length > 0 && _dataFrame.Filter(!column.IsNaN()).Agg(quantiles).Head()[0] is object?[] values ? [.. values.Cast<double>()] : [];
    }

    private static Column Double(string name) => Col(name).Cast("double");

    private double Value(Relation statistic) => _dataFrame.With(statistic).Head().GetAs<double>(0);
}
