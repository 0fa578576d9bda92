namespace SparkPersonalization.DataFrames;

/// <summary>Conditions and choices.</summary>
public static partial class Functions
{
    /// <summary>Begins a CASE: <paramref name="value"/> where <paramref name="condition"/> is true; <see cref="DataFrames.Column.When"/> and <see cref="DataFrames.Column.Otherwise"/> continue it.</summary>
    /// <example><code>When(Col("x") &gt; 1, "many").Otherwise("one")  // over VALUES (1), (2) AS t(x): one; many</code></example>
    public static Column When(Column condition, object? value) => Call("when", condition, Lit(value));

    /// <summary>The first value that is not null.</summary>
    /// <example><code>Coalesce(Lit(null), Lit(1), Lit(2))  // 1</code></example>
    public static Column Coalesce(params Column[] columns) => Call("coalesce", columns);

    /// <summary>The largest of two values or more; nulls are left out.</summary>
    /// <example><code>Greatest(Lit(1), Lit(null), Lit(3))  // 3</code></example>
    public static Column Greatest(params Column[] columns) => Call("greatest", columns);

    /// <summary>The largest of two columns or more; nulls are left out.</summary>
    public static Column Greatest(string columnName, params string[] columnNames) => Greatest(Cols(columnName, columnNames));

    /// <summary>The smallest of two values or more; nulls are left out.</summary>
    /// <example><code>Least(Lit(1), Lit(null), Lit(3))  // 1</code></example>
    public static Column Least(params Column[] columns) => Call("least", columns);

    /// <summary>The smallest of two columns or more; nulls are left out.</summary>
    public static Column Least(string columnName, params string[] columnNames) => Least(Cols(columnName, columnNames));

    /// <summary>Whether the value is null.</summary>
    /// <example><code>IsNull(Lit(null))  // true</code></example>
    public static Column IsNull(Column column) => Call("isnull", column);

    /// <summary>Whether the value is not null.</summary>
    /// <example><code>IsNotNull(Lit(1))  // true</code></example>
    public static Column IsNotNull(Column column) => Call("isnotnull", column);

    /// <summary>Whether the value is NaN; a null is not.</summary>
    /// <example><code>IsNaN(Lit(double.NaN))  // true</code></example>
    public static Column IsNaN(Column column) => Call("isnan", column);

    /// <summary><paramref name="column1"/>, or <paramref name="column2"/> where it is NaN.</summary>
    /// <example><code>NaNvl(Lit(double.NaN), Lit(0.0))  // 0.0</code></example>
    public static Column NaNvl(Column column1, Column column2) => Call("nanvl", column1, column2);

    /// <summary>Null where both are equal, else <paramref name="column1"/>.</summary>
    /// <example><code>NullIf(Lit(1), Lit(1))  // NULL</code></example>
    public static Column NullIf(Column column1, Column column2) => Call("nullif", column1, column2);

    /// <summary><paramref name="column1"/>, or <paramref name="column2"/> where it is null.</summary>
    /// <example><code>Nvl(Lit(null), Lit("none"))  // none</code></example>
    public static Column Nvl(Column column1, Column column2) => Call("nvl", column1, column2);

    /// <summary><paramref name="column2"/> where <paramref name="column1"/> is not null, else <paramref name="column3"/>.</summary>
    /// <example><code>Nvl2(Lit(null), Lit("some"), Lit("none"))  // none</code></example>
    public static Column Nvl2(Column column1, Column column2, Column column3) => Call("nvl2", column1, column2, column3);

    /// <summary>The opposite of a condition; null stays null.</summary>
    /// <example><code>Not(Lit(true))  // false</code></example>
    public static Column Not(Column column) => !column;

    /// <summary>The number with the other sign.</summary>
    /// <example><code>Negate(Lit(3))  // -3</code></example>
    public static Column Negate(Column column) => -column;

    /// <summary>Null, or an error where <paramref name="column"/> is not true.</summary>
    /// <example><code>AssertTrue(Lit(2) &gt; 1)  // NULL</code></example>
    public static Column AssertTrue(Column column) => Call("assert_true", column);

    /// <summary>Null, or an error with the text <paramref name="errMsg"/> where <paramref name="column"/> is not true.</summary>
    public static Column AssertTrue(Column column, Column errMsg) => Call("assert_true", column, errMsg);

    /// <summary>An error with the text <paramref name="errMsg"/> for each row that computes it.</summary>
    /// <example><code>When(Lit(1) &gt; 2, RaiseError(Lit("too small"))).Otherwise("fine")  // fine</code></example>
    public static Column RaiseError(Column errMsg) => Call("raise_error", errMsg);
}
