namespace SparkPersonalization.DataFrames;

/// <summary>Conditions and choices.</summary>
public static partial class Functions
{
    /// <summary>Begins a CASE: <paramref name="value"/> where <paramref name="condition"/> is true; <see cref="DataFrames.Column.When"/> and <see cref="DataFrames.Column.Otherwise"/> continue it.</summary>
    public static Column When(Column condition, object? value) => Call("when", condition, Lit(value));

    /// <summary>The first value that is not null.</summary>
    public static Column Coalesce(params Column[] columns) => Call("coalesce", columns);

    /// <summary>The largest of two values or more; nulls are left out.</summary>
    public static Column Greatest(params Column[] columns) => Call("greatest", columns);

    /// <summary>The largest of two columns or more; nulls are left out.</summary>
    public static Column Greatest(string columnName, params string[] columnNames) => Greatest(Cols(columnName, columnNames));

    /// <summary>The smallest of two values or more; nulls are left out.</summary>
    public static Column Least(params Column[] columns) => Call("least", columns);

    /// <summary>The smallest of two columns or more; nulls are left out.</summary>
    public static Column Least(string columnName, params string[] columnNames) => Least(Cols(columnName, columnNames));

    /// <summary>Whether the value is null.</summary>
    public static Column IsNull(Column column) => Call("isnull", column);

    /// <summary>Whether the value is not null.</summary>
    public static Column IsNotNull(Column column) => Call("isnotnull", column);

    /// <summary>Whether the value is NaN; a null is not.</summary>
    public static Column IsNaN(Column column) => Call("isnan", column);

    /// <summary><paramref name="column1"/>, or <paramref name="column2"/> where it is NaN.</summary>
    public static Column NaNvl(Column column1, Column column2) => Call("nanvl", column1, column2);

    /// <summary>Null where both are equal, else <paramref name="column1"/>.</summary>
    public static Column NullIf(Column column1, Column column2) => Call("nullif", column1, column2);

    /// <summary><paramref name="column1"/>, or <paramref name="column2"/> where it is null.</summary>
    public static Column Nvl(Column column1, Column column2) => Call("nvl", column1, column2);

    /// <summary><paramref name="column2"/> where <paramref name="column1"/> is not null, else <paramref name="column3"/>.</summary>
    public static Column Nvl2(Column column1, Column column2, Column column3) => Call("nvl2", column1, column2, column3);

    /// <summary>The opposite of a condition; null stays null.</summary>
    public static Column Not(Column column) => !column;

    /// <summary>The number with the other sign.</summary>
    public static Column Negate(Column column) => -column;

    /// <summary>Null, or an error where <paramref name="column"/> is not true.</summary>
    public static Column AssertTrue(Column column) => Call("assert_true", column);

    /// <summary>Null, or an error with the text <paramref name="errMsg"/> where <paramref name="column"/> is not true.</summary>
    public static Column AssertTrue(Column column, Column errMsg) => Call("assert_true", column, errMsg);

    /// <summary>An error with the text <paramref name="errMsg"/> for each row that computes it.</summary>
    public static Column RaiseError(Column errMsg) => Call("raise_error", errMsg);
}
