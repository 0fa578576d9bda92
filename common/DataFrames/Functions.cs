using System.Diagnostics.CodeAnalysis;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>Spark SQL's functions over columns, by families. Meant for <c>using static</c>.</summary>
[SuppressMessage("Naming", "CA1708", Justification = "Microsoft.Spark has both ShiftLeft and Shiftleft.")]
public static partial class Functions
{
    /// <summary>The column named <paramref name="columnName"/>, as in SQL (<c>a.b</c>, <c>`odd name`</c>); <c>*</c> and <c>a.*</c> are all columns.</summary>
    /// <example><code>Col("a.b") + 1  // over VALUES (named_struct('b', 41)) AS t(a): 42</code></example>
    public static Column Col(string columnName) => Named(columnName, null);

    /// <inheritdoc cref="Col"/>
    /// <example><code>Column("x") * 2  // over VALUES (1), (2) AS t(x): 2; 4</code></example>
    public static Column Column(string columnName) => Col(columnName);

    /// <summary>
    /// The constant <paramref name="literal"/>: null, a bool, number, decimal (with as many digits as it has), text, byte array, <see cref="Types.Date"/>,
    /// <see cref="DateOnly"/>, <see cref="Types.Timestamp"/>, <see cref="DateTime"/>, an array or dictionary of these, or a <see cref="Row"/>. A column stays as it is.
    /// </summary>
    /// <example><code>Lit(new[] { 1, 2 })  // [1, 2]</code></example>
    public static Column Lit(object? literal) => literal as Column ?? new Column(Literals.Of(literal));

    /// <summary>The column that the SQL expression <paramref name="expr"/> computes, in Spark's dialect.</summary>
    /// <example><code>Expr("CASE WHEN x &gt; 1 THEN 'many' ELSE 'one' END")  // over VALUES (1), (2) AS t(x): one; many</code></example>
    public static Column Expr(string expr) => new(new ExpressionString(expr));

    /// <summary>Calls a function by the name it was registered with, or a built-in one.</summary>
    /// <example><code>CallUDF("upper", Lit("spark"))  // SPARK</code></example>
    public static Column CallUDF(string udfName, params Column[] columns) => new(new CallFunction(udfName, DataFrames.Column.Expressions(columns)));

    /// <inheritdoc cref="CallUDF"/>
    /// <example><code>Call_UDF("upper", Lit("spark"))  // SPARK</code></example>
    [SuppressMessage("Naming", "CA1707", Justification = "The name is Microsoft.Spark's.")]
    public static Column Call_UDF(string udfName, params Column[] columns) => CallUDF(udfName, columns);

    /// <summary>Calls any function by its name in SQL: also one that has no method here.</summary>
    /// <example><code>CallFunction("upper", Lit("spark"))  // SPARK</code></example>
    public static Column CallFunction(string funcName, params Column[] columns) => CallUDF(funcName, columns);

    /// <summary>Sorts by <paramref name="columnName"/>, smallest first, nulls before all values.</summary>
    /// <example><code>df.OrderBy(Asc("x"))  // over VALUES (2), (NULL), (1) AS t(x): NULL; 1; 2</code></example>
    public static Column Asc(string columnName) => Col(columnName).Asc();

    /// <summary>Sorts by <paramref name="columnName"/>, smallest first, nulls before all values.</summary>
    /// <example><code>df.OrderBy(AscNullsFirst("x"))  // over VALUES (2), (NULL), (1) AS t(x): NULL; 1; 2</code></example>
    public static Column AscNullsFirst(string columnName) => Col(columnName).AscNullsFirst();

    /// <summary>Sorts by <paramref name="columnName"/>, smallest first, nulls after all values.</summary>
    /// <example><code>df.OrderBy(AscNullsLast("x"))  // over VALUES (2), (NULL), (1) AS t(x): 1; 2; NULL</code></example>
    public static Column AscNullsLast(string columnName) => Col(columnName).AscNullsLast();

    /// <summary>Sorts by <paramref name="columnName"/>, largest first, nulls after all values.</summary>
    /// <example><code>df.OrderBy(Desc("x"))  // over VALUES (1), (NULL), (2) AS t(x): 2; 1; NULL</code></example>
    public static Column Desc(string columnName) => Col(columnName).Desc();

    /// <summary>Sorts by <paramref name="columnName"/>, largest first, nulls before all values.</summary>
    /// <example><code>df.OrderBy(DescNullsFirst("x"))  // over VALUES (1), (NULL), (2) AS t(x): NULL; 2; 1</code></example>
    public static Column DescNullsFirst(string columnName) => Col(columnName).DescNullsFirst();

    /// <summary>Sorts by <paramref name="columnName"/>, largest first, nulls after all values.</summary>
    /// <example><code>df.OrderBy(DescNullsLast("x"))  // over VALUES (1), (NULL), (2) AS t(x): 2; 1; NULL</code></example>
    public static Column DescNullsLast(string columnName) => Col(columnName).DescNullsLast();

    /// <summary>Marks <paramref name="df"/> as small enough to be sent to every executor of a join; a hint, without effect on the result.</summary>
    /// <example><code>df.Join(Broadcast(df), "x").Count()  // over VALUES (1), (2) AS t(x): 2</code></example>
    public static DataFrame Broadcast(DataFrame df) => df.Hint("broadcast");

    /// <summary>The path of the file that a row was read from; empty where it came from none.</summary>
    /// <example><code>Length(InputFileName())  // 0</code></example>
    public static Column InputFileName() => Call("input_file_name");

    /// <summary>Where the part of the file begins that a row was read from, in bytes; -1 where it came from none.</summary>
    /// <example><code>InputFileBlockStart()  // -1</code></example>
    public static Column InputFileBlockStart() => Call("input_file_block_start");

    /// <summary>How long the part of the file is that a row was read from, in bytes; -1 where it came from none.</summary>
    /// <example><code>InputFileBlockLength()  // -1</code></example>
    public static Column InputFileBlockLength() => Call("input_file_block_length");

    /// <summary>A number for each row, rising, unique, with gaps, and not the same in every run.</summary>
    /// <example><code>MonotonicallyIncreasingId() &gt;= 0  // over VALUES (1) AS t(x): true</code></example>
    public static Column MonotonicallyIncreasingId() => Call("monotonically_increasing_id");

    /// <summary>A random UUID for each row.</summary>
    /// <example><code>Length(Uuid())  // 36</code></example>
    public static Column Uuid() => Call("uuid");

    /// <summary>The catalog that names without one are looked up in.</summary>
    /// <example><code>CurrentCatalog()  // spark_catalog</code></example>
    public static Column CurrentCatalog() => Call("current_catalog");

    /// <summary>The database that names without one are looked up in.</summary>
    /// <example><code>CurrentDatabase()  // default</code></example>
    public static Column CurrentDatabase() => Call("current_database");

    /// <summary>Spark's version and the revision of its sources.</summary>
    /// <example><code>Version() &gt;= Lit("4")  // true</code></example>
    public static Column Version() => Call("version");

    /// <summary>The number of the partition that a row is in.</summary>
    /// <example><code>SparkPartitionId() &gt;= 0  // over VALUES (1) AS t(x): true</code></example>
    public static Column SparkPartitionId() => Call("spark_partition_id");

    internal static Column Named(string name, long? planId) => name switch
    {
        "*" => new(new UnresolvedStar(null, planId)),
        _ when name.EndsWith(".*", StringComparison.Ordinal) => new(new UnresolvedStar(name, planId)),
        _ => new(new UnresolvedAttribute(name, planId)),
    };

    internal static Column[] Cols(string first, string[] others) => [Col(first), .. others.Select(Col)];

    private static Column Call(string name, params ReadOnlySpan<Column> arguments) => DataFrames.Column.Call(name, arguments);

    private static Column CallDistinct(string name, params ReadOnlySpan<Column> arguments) => DataFrames.Column.CallDistinct(name, arguments);
}
