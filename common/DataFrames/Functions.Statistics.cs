namespace SparkPersonalization.DataFrames;

/// <summary>Aggregates of statistics, of texts, and those that give null in place of an error; arrays and maps made anew.</summary>
public static partial class Functions
{
    /// <summary>The sum; null where it is too large.</summary>
    public static Column TrySum(Column column) => Call("try_sum", column);

    /// <summary>The mean; null where the sum is too large.</summary>
    public static Column TryAvg(Column column) => Call("try_avg", column);

    /// <summary>The texts one after the other, in the order of the rows.</summary>
    public static Column Listagg(Column column) => Call("listagg", column);

    /// <summary>The texts one after the other with <paramref name="delimiter"/> between them, in the order of the rows.</summary>
    public static Column Listagg(Column column, Column delimiter) => Call("listagg", column, delimiter);

    /// <summary>The distinct texts one after the other with <paramref name="delimiter"/> between them.</summary>
    public static Column ListaggDistinct(Column column, Column delimiter) => CallDistinct("listagg", column, delimiter);

    /// <inheritdoc cref="Listagg(Column, Column)"/>
    public static Column StringAgg(Column column, Column delimiter) => Call("string_agg", column, delimiter);

    /// <summary>The number of rows in which both are there.</summary>
    public static Column RegrCount(Column y, Column x) => Call("regr_count", y, x);

    /// <summary>The mean of <paramref name="x"/> where both are there.</summary>
    public static Column RegrAvgX(Column y, Column x) => Call("regr_avgx", y, x);

    /// <summary>The mean of <paramref name="y"/> where both are there.</summary>
    public static Column RegrAvgY(Column y, Column x) => Call("regr_avgy", y, x);

    /// <summary>Where the straight line that fits best meets the axis of <paramref name="y"/>.</summary>
    public static Column RegrIntercept(Column y, Column x) => Call("regr_intercept", y, x);

    /// <summary>How well the straight line fits, from 0 to 1.</summary>
    public static Column RegrR2(Column y, Column x) => Call("regr_r2", y, x);

    /// <summary>The slope of the straight line that fits best.</summary>
    public static Column RegrSlope(Column y, Column x) => Call("regr_slope", y, x);

    /// <summary>The sum of the squares of the distances of <paramref name="x"/> from its mean, where both are there.</summary>
    public static Column RegrSxx(Column y, Column x) => Call("regr_sxx", y, x);

    /// <summary>The sum of the products of the distances from the means, where both are there.</summary>
    public static Column RegrSxy(Column y, Column x) => Call("regr_sxy", y, x);

    /// <summary>The sum of the squares of the distances of <paramref name="y"/> from its mean, where both are there.</summary>
    public static Column RegrSyy(Column y, Column x) => Call("regr_syy", y, x);

    /// <summary>A histogram of <paramref name="nBins"/> bins: an array of their centres <c>x</c> and how many values <c>y</c> they have.</summary>
    public static Column HistogramNumeric(Column column, Column nBins) => Call("histogram_numeric", column, nBins);

    /// <summary>The array with an element put in at a place, from 1, or from the end where it is negative.</summary>
    public static Column ArrayInsert(Column array, Column position, Column value) => Call("array_insert", array, position, value);

    /// <summary>The array with an element put before all others.</summary>
    public static Column ArrayPrepend(Column array, Column element) => Call("array_prepend", array, element);

    /// <summary><paramref name="n"/> rows of the values, filled from left to right.</summary>
    public static Column Stack(int n, params Column[] columns) => Call("stack", [Lit(n), .. columns]);
}
