using System.Diagnostics.CodeAnalysis;

namespace SparkPersonalization.DataFrames;

/// <summary>Aggregates: one value for a group, or for a window with <see cref="Column.Over(WindowSpec)"/>. Nulls are left out unless said otherwise.</summary>
public static partial class Functions
{
    /// <summary>The number of rows where <paramref name="column"/> is not null.</summary>
    /// <example><code>Count("x")  // over VALUES (1), (2), (NULL) AS t(x): 2</code></example>
    public static Column Count(Column column) => Call("count", column);

    /// <summary>The number of rows where <paramref name="columnName"/> is not null, or of all rows for <c>*</c>.</summary>
    public static Column Count(string columnName) => columnName == "*" ? Count(Lit(1)) : Count(Col(columnName));

    /// <summary>The number of distinct combinations without a null.</summary>
    /// <example><code>CountDistinct("x")  // over VALUES (1), (1), (2), (NULL) AS t(x): 2</code></example>
    public static Column CountDistinct(Column column, params Column[] columns) => CallDistinct("count", [column, .. columns]);

    /// <summary>The number of distinct combinations without a null.</summary>
    public static Column CountDistinct(string columnName, params string[] columnNames) =>
        CallDistinct("count", Cols(columnName, columnNames));

    /// <summary>The number of distinct combinations without a null.</summary>
    /// <example><code>Count_Distinct(Col("x"))  // over VALUES (1), (1), (2), (NULL) AS t(x): 2</code></example>
    [SuppressMessage("Naming", "CA1707", Justification = "The name is Microsoft.Spark's.")]
    public static Column Count_Distinct(Column column, params Column[] columns) => CountDistinct(column, columns);

    /// <summary>The number of rows for which <paramref name="condition"/> is true.</summary>
    /// <example><code>CountIf(Col("x") &gt; 1)  // over VALUES (1), (2), (3) AS t(x): 2</code></example>
    public static Column CountIf(Column condition) => Call("count_if", condition);

    /// <summary>About the number of distinct values, within 5% (standard deviation).</summary>
    /// <example><code>ApproxCountDistinct(Col("x"))  // over VALUES (1), (2), (2) AS t(x): 2</code></example>
    public static Column ApproxCountDistinct(Column column) => Call("approx_count_distinct", column);

    /// <summary>About the number of distinct values, within 5% (standard deviation).</summary>
    public static Column ApproxCountDistinct(string columnName) => ApproxCountDistinct(Col(columnName));

    /// <summary>About the number of distinct values; <paramref name="rsd"/> is the relative standard deviation allowed.</summary>
    public static Column ApproxCountDistinct(Column column, double rsd) => Call("approx_count_distinct", column, Lit(rsd));

    /// <summary>About the number of distinct values; <paramref name="rsd"/> is the relative standard deviation allowed.</summary>
    public static Column ApproxCountDistinct(string columnName, double rsd) => ApproxCountDistinct(Col(columnName), rsd);

    /// <summary>The sum; null where there is no value.</summary>
    /// <example><code>Sum("x")  // over VALUES (1), (2), (NULL) AS t(x): 3</code></example>
    public static Column Sum(Column column) => Call("sum", column);

    /// <summary>The sum; null where there is no value.</summary>
    public static Column Sum(string columnName) => Sum(Col(columnName));

    /// <summary>The sum of the distinct values.</summary>
    /// <example><code>SumDistinct(Col("x"))  // over VALUES (1), (2), (2) AS t(x): 3</code></example>
    public static Column SumDistinct(Column column) => CallDistinct("sum", column);

    /// <summary>The sum of the distinct values.</summary>
    public static Column SumDistinct(string columnName) => SumDistinct(Col(columnName));

    /// <summary>The sum of the distinct values.</summary>
    /// <example><code>Sum_Distinct(Col("x"))  // over VALUES (1), (2), (2) AS t(x): 3</code></example>
    [SuppressMessage("Naming", "CA1707", Justification = "The name is Microsoft.Spark's.")]
    public static Column Sum_Distinct(Column column) => SumDistinct(column);

    /// <summary>The mean; null where there is no value.</summary>
    /// <example><code>Avg("x")  // over VALUES (1), (2), (NULL) AS t(x): 1.5</code></example>
    public static Column Avg(Column column) => Call("avg", column);

    /// <summary>The mean; null where there is no value.</summary>
    public static Column Avg(string columnName) => Avg(Col(columnName));

    /// <summary>The mean; null where there is no value.</summary>
    /// <example><code>Mean("x")  // over VALUES (1), (2), (NULL) AS t(x): 1.5</code></example>
    public static Column Mean(Column column) => Avg(column);

    /// <summary>The mean; null where there is no value.</summary>
    public static Column Mean(string columnName) => Avg(columnName);

    /// <summary>The smallest value.</summary>
    /// <example><code>Min("x")  // over VALUES (1), (3), (NULL) AS t(x): 1</code></example>
    public static Column Min(Column column) => Call("min", column);

    /// <summary>The smallest value.</summary>
    public static Column Min(string columnName) => Min(Col(columnName));

    /// <summary>The largest value; NaN is larger than any number.</summary>
    /// <example><code>Max("x")  // over VALUES (1), (3), (NULL) AS t(x): 3</code></example>
    public static Column Max(Column column) => Call("max", column);

    /// <summary>The largest value; NaN is larger than any number.</summary>
    public static Column Max(string columnName) => Max(Col(columnName));

    /// <summary>The value of <paramref name="column"/> in the row where <paramref name="ordering"/> is smallest.</summary>
    /// <example><code>MinBy(Col("x"), Col("y"))  // over VALUES ('a', 1), ('b', 2) AS t(x, y): a</code></example>
    public static Column MinBy(Column column, Column ordering) => Call("min_by", column, ordering);

    /// <summary>The value of <paramref name="column"/> in the row where <paramref name="ordering"/> is largest.</summary>
    /// <example><code>MaxBy(Col("x"), Col("y"))  // over VALUES ('a', 1), ('b', 2) AS t(x, y): b</code></example>
    public static Column MaxBy(Column column, Column ordering) => Call("max_by", column, ordering);

    /// <summary>The first value of the group, in no set order unless a window gives one.</summary>
    /// <example><code>First("x", true)  // over VALUES (NULL), (7), (7) AS t(x): 7</code></example>
    public static Column First(Column column, bool ignoreNulls = false) => Call("first", column, Lit(ignoreNulls));

    /// <summary>The first value of the group, in no set order unless a window gives one.</summary>
    public static Column First(string columnName, bool ignoreNulls = false) => First(Col(columnName), ignoreNulls);

    /// <summary>The last value of the group, in no set order unless a window gives one.</summary>
    /// <example><code>Last("x", true)  // over VALUES (7), (7), (NULL) AS t(x): 7</code></example>
    public static Column Last(Column column, bool ignoreNulls = false) => Call("last", column, Lit(ignoreNulls));

    /// <summary>The last value of the group, in no set order unless a window gives one.</summary>
    public static Column Last(string columnName, bool ignoreNulls = false) => Last(Col(columnName), ignoreNulls);

    /// <summary>Some value of the group.</summary>
    /// <example><code>AnyValue(Col("x"))  // over VALUES (7), (7) AS t(x): 7</code></example>
    public static Column AnyValue(Column column, bool ignoreNulls = false) => Call("any_value", column, Lit(ignoreNulls));

    /// <summary>An array of the values, in no set order.</summary>
    /// <example><code>CollectList("x")  // over VALUES (1), (1), (NULL) AS t(x): [1, 1]</code></example>
    public static Column CollectList(Column column) => Call("collect_list", column);

    /// <summary>An array of the values, in no set order.</summary>
    public static Column CollectList(string columnName) => CollectList(Col(columnName));

    /// <summary>An array of the distinct values, in no set order.</summary>
    /// <example><code>CollectSet("x")  // over VALUES (1), (1), (NULL) AS t(x): [1]</code></example>
    public static Column CollectSet(Column column) => Call("collect_set", column);

    /// <summary>An array of the distinct values, in no set order.</summary>
    public static Column CollectSet(string columnName) => CollectSet(Col(columnName));

    /// <summary>Whether <paramref name="condition"/> is true for all rows.</summary>
    /// <example><code>BoolAnd(Col("x"))  // over VALUES (true), (false), (NULL) AS t(x): false</code></example>
    public static Column BoolAnd(Column condition) => Call("bool_and", condition);

    /// <summary>Whether <paramref name="condition"/> is true for any row.</summary>
    /// <example><code>BoolOr(Col("x"))  // over VALUES (true), (false), (NULL) AS t(x): true</code></example>
    public static Column BoolOr(Column condition) => Call("bool_or", condition);

    /// <summary>The product of the values.</summary>
    /// <example><code>Product(Col("x"))  // over VALUES (2), (3), (NULL) AS t(x): 6.0</code></example>
    public static Column Product(Column column) => Call("product", column);

    /// <summary>The standard deviation of a sample.</summary>
    /// <example><code>Stddev(Col("x"))  // over VALUES (1), (2), (3) AS t(x): 1.0</code></example>
    public static Column Stddev(Column column) => StddevSamp(column);

    /// <summary>The standard deviation of a sample.</summary>
    public static Column Stddev(string columnName) => Stddev(Col(columnName));

    /// <summary>The standard deviation of a sample.</summary>
    /// <example><code>StddevSamp(Col("x"))  // over VALUES (1), (2), (3) AS t(x): 1.0</code></example>
    public static Column StddevSamp(Column column) => Call("stddev_samp", column);

    /// <summary>The standard deviation of a sample.</summary>
    public static Column StddevSamp(string columnName) => StddevSamp(Col(columnName));

    /// <summary>The standard deviation of the whole.</summary>
    /// <example><code>StddevPop(Col("x"))  // over VALUES (2), (4) AS t(x): 1.0</code></example>
    public static Column StddevPop(Column column) => Call("stddev_pop", column);

    /// <summary>The standard deviation of the whole.</summary>
    public static Column StddevPop(string columnName) => StddevPop(Col(columnName));

    /// <summary>The variance of a sample.</summary>
    /// <example><code>Variance(Col("x"))  // over VALUES (1), (2), (3) AS t(x): 1.0</code></example>
    public static Column Variance(Column column) => VarSamp(column);

    /// <summary>The variance of a sample.</summary>
    public static Column Variance(string columnName) => Variance(Col(columnName));

    /// <summary>The variance of a sample.</summary>
    /// <example><code>VarSamp(Col("x"))  // over VALUES (1), (2), (3) AS t(x): 1.0</code></example>
    public static Column VarSamp(Column column) => Call("var_samp", column);

    /// <summary>The variance of a sample.</summary>
    public static Column VarSamp(string columnName) => VarSamp(Col(columnName));

    /// <summary>The variance of the whole.</summary>
    /// <example><code>VarPop(Col("x"))  // over VALUES (2), (4) AS t(x): 1.0</code></example>
    public static Column VarPop(Column column) => Call("var_pop", column);

    /// <summary>The variance of the whole.</summary>
    public static Column VarPop(string columnName) => VarPop(Col(columnName));

    /// <summary>The skewness.</summary>
    /// <example><code>Skewness(Col("x"))  // over VALUES (1), (2), (3) AS t(x): 0.0</code></example>
    public static Column Skewness(Column column) => Call("skewness", column);

    /// <summary>The skewness.</summary>
    public static Column Skewness(string columnName) => Skewness(Col(columnName));

    /// <summary>The excess kurtosis.</summary>
    /// <example><code>Kurtosis(Col("x"))  // over VALUES (1), (2), (3) AS t(x): -1.5</code></example>
    public static Column Kurtosis(Column column) => Call("kurtosis", column);

    /// <summary>The excess kurtosis.</summary>
    public static Column Kurtosis(string columnName) => Kurtosis(Col(columnName));

    /// <summary>Pearson's correlation of two columns.</summary>
    /// <example><code>Corr(Col("x"), Col("y"))  // over VALUES (1, 2), (2, 4), (3, 6) AS t(x, y): 1.0</code></example>
    public static Column Corr(Column column1, Column column2) => Call("corr", column1, column2);

    /// <summary>Pearson's correlation of two columns.</summary>
    public static Column Corr(string columnName1, string columnName2) => Corr(Col(columnName1), Col(columnName2));

    /// <summary>The covariance of the whole.</summary>
    /// <example><code>CovarPop(Col("x"), Col("y"))  // over VALUES (1, 2), (3, 6) AS t(x, y): 2.0</code></example>
    public static Column CovarPop(Column column1, Column column2) => Call("covar_pop", column1, column2);

    /// <summary>The covariance of the whole.</summary>
    public static Column CovarPop(string columnName1, string columnName2) => CovarPop(Col(columnName1), Col(columnName2));

    /// <summary>The covariance of a sample.</summary>
    /// <example><code>CovarSamp(Col("x"), Col("y"))  // over VALUES (1, 2), (3, 6) AS t(x, y): 4.0</code></example>
    public static Column CovarSamp(Column column1, Column column2) => Call("covar_samp", column1, column2);

    /// <summary>The covariance of a sample.</summary>
    public static Column CovarSamp(string columnName1, string columnName2) => CovarSamp(Col(columnName1), Col(columnName2));

    /// <summary>The exact percentile, interpolated; <paramref name="percentage"/> is 0 to 1, or an array of such.</summary>
    /// <example><code>Percentile(Col("x"), Lit(0.25))  // over VALUES (0), (10) AS t(x): 2.5</code></example>
    public static Column Percentile(Column column, Column percentage) => Call("percentile", column, percentage);

    /// <summary>The exact percentile of values that each count <paramref name="frequency"/> times, interpolated; <paramref name="percentage"/> is 0 to 1, or an array of such.</summary>
    public static Column Percentile(Column column, Column percentage, Column frequency) => Call("percentile", column, percentage, frequency);

    /// <summary>About the percentile: a value of the column; <paramref name="percentage"/> is 0 to 1, or an array of such; a larger <paramref name="accuracy"/> is nearer (10000 is usual).</summary>
    /// <example><code>PercentileApprox(Col("x"), Lit(0.5), Lit(100))  // over VALUES (1), (2), (10) AS t(x): 2</code></example>
    public static Column PercentileApprox(Column column, Column percentage, Column accuracy) =>
        Call("percentile_approx", column, percentage, accuracy);

    /// <summary>The middle value, interpolated.</summary>
    /// <example><code>Median(Col("x"))  // over VALUES (1), (2), (4), (8) AS t(x): 3.0</code></example>
    public static Column Median(Column column) => Call("median", column);

    /// <summary>The most frequent value.</summary>
    /// <example><code>Mode(Col("x"))  // over VALUES (1), (2), (2) AS t(x): 2</code></example>
    public static Column Mode(Column column) => Call("mode", column);

    /// <summary>The bits that all values have.</summary>
    /// <example><code>BitAnd(Col("x"))  // over VALUES (3), (5) AS t(x): 1</code></example>
    public static Column BitAnd(Column column) => Call("bit_and", column);

    /// <summary>The bits that any value has.</summary>
    /// <example><code>BitOr(Col("x"))  // over VALUES (3), (5) AS t(x): 7</code></example>
    public static Column BitOr(Column column) => Call("bit_or", column);

    /// <summary>The bits that an odd number of values has.</summary>
    /// <example><code>BitXor(Col("x"))  // over VALUES (3), (5) AS t(x): 6</code></example>
    public static Column BitXor(Column column) => Call("bit_xor", column);

    /// <summary>1 where a rollup or cube has left out <paramref name="column"/>, else 0.</summary>
    /// <example><code>df.Rollup("x").Agg(Grouping(Col("x")).As("g"), Sum("y")).OrderBy("g", "x")  // over VALUES ('a', 1), ('b', 2) AS t(x, y): a | 0 | 1; b | 0 | 2; NULL | 1 | 3</code></example>
    public static Column Grouping(Column column) => Call("grouping", column);

    /// <summary>1 where a rollup or cube has left out <paramref name="columnName"/>, else 0.</summary>
    public static Column Grouping(string columnName) => Grouping(Col(columnName));

    /// <summary>The <see cref="Grouping(Column)"/> bits of <paramref name="columns"/> as one number.</summary>
    /// <example><code>df.Cube("x", "y").Agg(GroupingId(Col("x"), Col("y")).As("g")).OrderBy("g", "x", "y")  // over VALUES ('a', 1) AS t(x, y): a | 1 | 0; a | NULL | 1; NULL | 1 | 2; NULL | NULL | 3</code></example>
    public static Column GroupingId(params Column[] columns) => Call("grouping_id", columns);

    /// <summary>The <see cref="Grouping(string)"/> bits of columns as one number.</summary>
    public static Column GroupingId(string columnName, params string[] columnNames) => GroupingId(Cols(columnName, columnNames));
}
