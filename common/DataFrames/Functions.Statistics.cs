namespace SparkPersonalization.DataFrames;

/// <summary>Aggregates of statistics, of texts, and those that give null in place of an error; arrays and maps made anew.</summary>
public static partial class Functions
{
    /// <summary>The sum; null where it is too large.</summary>
    /// <example><code>TrySum(Col("x"))  // over VALUES (9223372036854775807L), (1L) AS t(x): NULL</code></example>
    public static Column TrySum(Column column) => Call("try_sum", column);

    /// <summary>The mean; null where the sum is too large.</summary>
    /// <example><code>TryAvg(Col("x"))  // over VALUES (1), (2) AS t(x): 1.5</code></example>
    public static Column TryAvg(Column column) => Call("try_avg", column);

    /// <summary>The texts one after the other, in the order of the rows.</summary>
    /// <example><code>Listagg(Col("x"), Lit(", "))  // over VALUES ('a'), ('a'), (NULL) AS t(x): a, a</code></example>
    public static Column Listagg(Column column) => Call("listagg", column);

    /// <summary>The texts one after the other with <paramref name="delimiter"/> between them, in the order of the rows.</summary>
    public static Column Listagg(Column column, Column delimiter) => Call("listagg", column, delimiter);

    /// <summary>The distinct texts one after the other with <paramref name="delimiter"/> between them.</summary>
    /// <example><code>ListaggDistinct(Col("x"), Lit(", "))  // over VALUES ('a'), ('a'), (NULL) AS t(x): a</code></example>
    public static Column ListaggDistinct(Column column, Column delimiter) => CallDistinct("listagg", column, delimiter);

    /// <inheritdoc cref="Listagg(Column, Column)"/>
    /// <example><code>StringAgg(Col("x"), Lit("-"))  // over VALUES ('a'), ('a') AS t(x): a-a</code></example>
    public static Column StringAgg(Column column, Column delimiter) => Call("string_agg", column, delimiter);

    /// <summary>The number of rows in which both are there.</summary>
    /// <example><code>RegrCount(Col("y"), Col("x"))  // over VALUES (1, 1), (3, 2), (NULL, 3) AS t(y, x): 2</code></example>
    public static Column RegrCount(Column y, Column x) => Call("regr_count", y, x);

    /// <summary>The mean of <paramref name="x"/> where both are there.</summary>
    /// <example><code>RegrAvgX(Col("y"), Col("x"))  // over VALUES (1, 1), (3, 2), (5, 3) AS t(y, x): 2.0</code></example>
    public static Column RegrAvgX(Column y, Column x) => Call("regr_avgx", y, x);

    /// <summary>The mean of <paramref name="y"/> where both are there.</summary>
    /// <example><code>RegrAvgY(Col("y"), Col("x"))  // over VALUES (1, 1), (3, 2), (5, 3) AS t(y, x): 3.0</code></example>
    public static Column RegrAvgY(Column y, Column x) => Call("regr_avgy", y, x);

    /// <summary>Where the straight line that fits best meets the axis of <paramref name="y"/>.</summary>
    /// <example><code>RegrIntercept(Col("y"), Col("x"))  // over VALUES (1, 1), (3, 2), (5, 3) AS t(y, x): -1.0</code></example>
    public static Column RegrIntercept(Column y, Column x) => Call("regr_intercept", y, x);

    /// <summary>How well the straight line fits, from 0 to 1.</summary>
    /// <example><code>RegrR2(Col("y"), Col("x"))  // over VALUES (1, 1), (3, 2), (5, 3) AS t(y, x): 1.0</code></example>
    public static Column RegrR2(Column y, Column x) => Call("regr_r2", y, x);

    /// <summary>The slope of the straight line that fits best.</summary>
    /// <example><code>RegrSlope(Col("y"), Col("x"))  // over VALUES (1, 1), (3, 2), (5, 3) AS t(y, x): 2.0</code></example>
    public static Column RegrSlope(Column y, Column x) => Call("regr_slope", y, x);

    /// <summary>The sum of the squares of the distances of <paramref name="x"/> from its mean, where both are there.</summary>
    /// <example><code>RegrSxx(Col("y"), Col("x"))  // over VALUES (1, 1), (3, 2), (5, 3) AS t(y, x): 2.0</code></example>
    public static Column RegrSxx(Column y, Column x) => Call("regr_sxx", y, x);

    /// <summary>The sum of the products of the distances from the means, where both are there.</summary>
    /// <example><code>RegrSxy(Col("y"), Col("x"))  // over VALUES (1, 1), (3, 2), (5, 3) AS t(y, x): 4.0</code></example>
    public static Column RegrSxy(Column y, Column x) => Call("regr_sxy", y, x);

    /// <summary>The sum of the squares of the distances of <paramref name="y"/> from its mean, where both are there.</summary>
    /// <example><code>RegrSyy(Col("y"), Col("x"))  // over VALUES (1, 1), (3, 2), (5, 3) AS t(y, x): 8.0</code></example>
    public static Column RegrSyy(Column y, Column x) => Call("regr_syy", y, x);

    /// <summary>A histogram of <paramref name="nBins"/> bins: an array of their centres <c>x</c> and how many values <c>y</c> they have.</summary>
    /// <example><code>HistogramNumeric(Col("x"), Lit(2))  // over VALUES (0), (1), (10) AS t(x): [{0, 2.0}, {10, 1.0}]</code></example>
    public static Column HistogramNumeric(Column column, Column nBins) => Call("histogram_numeric", column, nBins);

    /// <summary>The 5 most frequent values and about how often each is there, most frequent first: an array of structs of <c>item</c> and <c>count</c>.</summary>
    /// <example><code>ApproxTopK(Col("x"), 2)  // over VALUES ('a'), ('b'), ('b'), ('c'), ('c'), ('c') AS t(x): [{c, 3}, {b, 2}]</code></example>
    public static Column ApproxTopK(Column column) => Call("approx_top_k", column);

    /// <summary>The <paramref name="k"/> most frequent values and about how often each is there.</summary>
    public static Column ApproxTopK(Column column, int k) => Call("approx_top_k", column, Lit(k));

    /// <summary>The <paramref name="k"/> most frequent values and how often each is there: exact where there are no more than <paramref name="maxItemsTracked"/> distinct ones (10000 by default).</summary>
    public static Column ApproxTopK(Column column, int k, int maxItemsTracked) => Call("approx_top_k", column, Lit(k), Lit(maxItemsTracked));

    /// <summary>The array with an element put in at a place, from 1, or from the end where it is negative.</summary>
    /// <example><code>ArrayInsert(Array(Lit("a"), Lit("c")), Lit(2), Lit("b"))  // [a, b, c]</code></example>
    public static Column ArrayInsert(Column array, Column position, Column value) => Call("array_insert", array, position, value);

    /// <summary>The array with an element put before all others.</summary>
    /// <example><code>ArrayPrepend(Array(Lit(1), Lit(2)), Lit(0))  // [0, 1, 2]</code></example>
    public static Column ArrayPrepend(Column array, Column element) => Call("array_prepend", array, element);

    /// <summary><paramref name="n"/> rows of the values, filled from left to right.</summary>
    /// <example><code>Stack(2, Lit(1), Lit("a"), Lit(2), Lit("b"))  // 1 | a; 2 | b</code></example>
    public static Column Stack(int n, params Column[] columns) => Call("stack", [Lit(n), .. columns]);
}
