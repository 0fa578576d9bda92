using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.DataFrames;

/// <summary>Statistics of columns together; made by <see cref="DataFrame.Stat"/>. Each runs a query.</summary>
public sealed class DataFrameStatFunctions
{
    private readonly DataFrame _dataFrame;

    internal DataFrameStatFunctions(DataFrame dataFrame) => _dataFrame = dataFrame;

    /// <summary>The sample covariance of two columns of numbers.</summary>
    /// <param name="colName1">A column.</param>
    /// <param name="colName2">Another.</param>
    /// <returns>The covariance; NaN for fewer than two rows.</returns>
    public double Cov(string colName1, string colName2) => Value(CovarSamp(Double(colName1), Double(colName2)));

    /// <summary>Pearson's correlation of two columns of numbers.</summary>
    /// <param name="colName1">A column.</param>
    /// <param name="colName2">Another.</param>
    /// <param name="method"><c>pearson</c>, the only one.</param>
    /// <returns>The correlation; NaN where it is not defined.</returns>
    /// <exception cref="ArgumentException">The method is another.</exception>
    public double Corr(string colName1, string colName2, string method = "pearson") => method == "pearson"
        ? Value(Functions.Corr(Double(colName1), Double(colName2)))
        : throw new ArgumentException($"There is no correlation '{method}': use pearson.", nameof(method));

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

    private double Value(Column aggregate) => _dataFrame.Agg(aggregate).Head()[0] as double? ?? double.NaN;
}
