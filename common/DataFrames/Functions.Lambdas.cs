using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>Functions of arrays and maps that take a function of their elements. The C# lambda runs once, to build the expression.</summary>
public static partial class Functions
{
    private static long _lastVariable;

    /// <summary>The array with <paramref name="f"/> of each element.</summary>
    /// <example><code>Transform(Array(Lit(1), Lit(2)), x =&gt; x * 10)  // [10, 20]</code></example>
    public static Column Transform(Column column, Func<Column, Column> f) => Call("transform", column, Lambda(f));

    /// <summary>The array with <paramref name="f"/> of each element and its index, from 0.</summary>
    public static Column Transform(Column column, Func<Column, Column, Column> f) => Call("transform", column, Lambda(f));

    /// <summary>The elements for which <paramref name="f"/> is true.</summary>
    /// <example><code>Filter(Array(Lit(1), Lit(2), Lit(3)), x =&gt; x &gt; 1)  // [2, 3]</code></example>
    public static Column Filter(Column column, Func<Column, Column> f) => Call("filter", column, Lambda(f));

    /// <summary>The elements for which <paramref name="f"/> of them and their index, from 0, is true.</summary>
    public static Column Filter(Column column, Func<Column, Column, Column> f) => Call("filter", column, Lambda(f));

    /// <summary>Whether <paramref name="f"/> is true for any element.</summary>
    /// <example><code>Exists(Array(Lit(1), Lit(2)), x =&gt; x &gt; 1)  // true</code></example>
    public static Column Exists(Column column, Func<Column, Column> f) => Call("exists", column, Lambda(f));

    /// <summary>Whether <paramref name="f"/> is true for all elements.</summary>
    /// <example><code>ForAll(Array(Lit(1), Lit(2)), x =&gt; x &gt; 1)  // false</code></example>
    public static Column ForAll(Column column, Func<Column, Column> f) => Call("forall", column, Lambda(f));

    /// <summary>What <paramref name="merge"/> makes of <paramref name="initialValue"/> and the elements, one after the other.</summary>
    /// <example><code>Aggregate(Array(Lit(1), Lit(2), Lit(3)), Lit(0), (sum, x) =&gt; sum + x)  // 6</code></example>
    public static Column Aggregate(Column column, Column initialValue, Func<Column, Column, Column> merge) =>
        Call("aggregate", column, initialValue, Lambda(merge));

    /// <summary>As the form without <paramref name="finish"/>, which is applied to the end result.</summary>
    public static Column Aggregate(Column column, Column initialValue, Func<Column, Column, Column> merge, Func<Column, Column> finish) =>
        Call("aggregate", column, initialValue, Lambda(merge), Lambda(finish));

    /// <summary>The array sorted by <paramref name="comparator"/>, which gives a negative number where its first argument comes first.</summary>
    public static Column ArraySort(Column column, Func<Column, Column, Column> comparator) => Call("array_sort", column, Lambda(comparator));

    /// <summary><paramref name="f"/> of the elements of two arrays side by side; the shorter one is filled with nulls.</summary>
    /// <example><code>ZipWith(Array(Lit(1), Lit(2)), Array(Lit(10), Lit(20)), (x, y) =&gt; x + y)  // [11, 22]</code></example>
    public static Column ZipWith(Column left, Column right, Func<Column, Column, Column> f) => Call("zip_with", left, right, Lambda(f));

    /// <summary>The entries for whose key and value <paramref name="f"/> is true.</summary>
    /// <example><code>MapFilter(Map(Lit("a"), Lit(1), Lit("b"), Lit(2)), (k, v) =&gt; v &gt; 1)  // {b -&gt; 2}</code></example>
    public static Column MapFilter(Column column, Func<Column, Column, Column> f) => Call("map_filter", column, Lambda(f));

    /// <summary>The map with <paramref name="f"/> of key and value as keys.</summary>
    /// <example><code>TransformKeys(Map(Lit("a"), Lit(1)), (k, v) =&gt; Upper(k))  // {A -&gt; 1}</code></example>
    public static Column TransformKeys(Column column, Func<Column, Column, Column> f) => Call("transform_keys", column, Lambda(f));

    /// <summary>The map with <paramref name="f"/> of key and value as values.</summary>
    /// <example><code>TransformValues(Map(Lit("a"), Lit(1)), (k, v) =&gt; v + 1)  // {a -&gt; 2}</code></example>
    public static Column TransformValues(Column column, Func<Column, Column, Column> f) => Call("transform_values", column, Lambda(f));

    /// <summary><paramref name="f"/> of each key and its values in both maps, null where a map has it not.</summary>
    /// <example><code>MapZipWith(Map(Lit("a"), Lit(1)), Map(Lit("a"), Lit(2)), (k, x, y) =&gt; x + y)  // {a -&gt; 3}</code></example>
    public static Column MapZipWith(Column left, Column right, Func<Column, Column, Column, Column> f)
    {
        var (k, x, y) = (Variable("k"), Variable("x"), Variable("y"));
        return Call("map_zip_with", left, right, new(new LambdaFunction(f(new(k), new(x), new(y)).Expression, [k, x, y])));
    }

    private static Column Lambda(Func<Column, Column> f)
    {
        var x = Variable("x");
        return new(new LambdaFunction(f(new(x)).Expression, [x]));
    }

    private static Column Lambda(Func<Column, Column, Column> f)
    {
        var (x, y) = (Variable("x"), Variable("y"));
        return new(new LambdaFunction(f(new(x), new(y)).Expression, [x, y]));
    }

    /// <summary>A variable of a new name, so that a lambda inside another one cannot take its variables.</summary>
    private static UnresolvedNamedLambdaVariable Variable(string name) => new($"{name}_{Interlocked.Increment(ref _lastVariable)}");
}
