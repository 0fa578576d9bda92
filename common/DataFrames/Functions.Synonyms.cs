namespace SparkPersonalization.DataFrames;

/// <summary>Functions that Spark has under more than one name.</summary>
public static partial class Functions
{
    /// <summary><paramref name="column1"/>, or <paramref name="column2"/> where it is null; as <see cref="Nvl"/>.</summary>
    /// <example><code>IfNull(Lit(null), Lit("none"))  // none</code></example>
    public static Column IfNull(Column column1, Column column2) => Call("ifnull", column1, column2);

    /// <summary>Whether both are equal, two nulls among them; as <see cref="Column.EqNullSafe"/>.</summary>
    /// <example><code>EqualNull(Lit(null), Lit(null))  // true</code></example>
    public static Column EqualNull(Column left, Column right) => Call("equal_null", left, right);

    /// <summary>Whether a condition holds in any row; as <see cref="BoolOr"/>.</summary>
    /// <example><code>Some(Col("x"))  // over VALUES (true), (false), (NULL) AS t(x): true</code></example>
    public static Column Some(Column condition) => Call("some", condition);

    /// <summary>Whether a condition holds in each row where it is not null; as <see cref="BoolAnd"/>.</summary>
    /// <example><code>Every(Col("x"))  // over VALUES (true), (false), (NULL) AS t(x): false</code></example>
    public static Column Every(Column condition) => Call("every", condition);

    /// <summary>The sample standard deviation; as <see cref="StddevSamp(Column)"/>.</summary>
    /// <example><code>Std(Col("x"))  // over VALUES (1), (2), (3) AS t(x): 1.0</code></example>
    public static Column Std(Column column) => Call("std", column);

    /// <summary>All values but nulls; as <see cref="CollectList(Column)"/>.</summary>
    /// <example><code>ArrayAgg(Col("x"))  // over VALUES (1), (1), (NULL) AS t(x): [1, 1]</code></example>
    public static Column ArrayAgg(Column column) => Call("array_agg", column);

    /// <summary>The first row's value, null or not.</summary>
    /// <example><code>FirstValue(Col("x"))  // over VALUES (1), (2) AS t(x): 1</code></example>
    public static Column FirstValue(Column column) => Call("first_value", column);

    /// <summary>As <see cref="FirstValue(Column)"/>, of the rows where it is not null, if <paramref name="ignoreNulls"/> is true.</summary>
    /// <example><code>FirstValue(Col("x"), Lit(true))  // over VALUES (NULL), (2) AS t(x): 2</code></example>
    public static Column FirstValue(Column column, Column ignoreNulls) => Call("first_value", column, ignoreNulls);

    /// <summary>The last row's value, null or not.</summary>
    /// <example><code>LastValue(Col("x"))  // over VALUES (1), (2) AS t(x): 2</code></example>
    public static Column LastValue(Column column) => Call("last_value", column);

    /// <summary>As <see cref="LastValue(Column)"/>, of the rows where it is not null, if <paramref name="ignoreNulls"/> is true.</summary>
    /// <example><code>LastValue(Col("x"), Lit(true))  // over VALUES (1), (NULL) AS t(x): 1</code></example>
    public static Column LastValue(Column column, Column ignoreNulls) => Call("last_value", column, ignoreNulls);

    /// <summary>A value at a share of the rows in order; as <see cref="PercentileApprox(Column, Column, Column)"/>.</summary>
    /// <example><code>ApproxPercentile(Col("x"), Lit(0.5), Lit(100))  // over VALUES (1), (2), (10) AS t(x): 2</code></example>
    public static Column ApproxPercentile(Column column, Column percentage, Column accuracy) => Call("approx_percentile", column, percentage, accuracy);

    /// <summary>The least whole number that is not below; as <see cref="Ceil(Column)"/>.</summary>
    /// <example><code>Ceiling(Lit(-0.1))  // 0</code></example>
    public static Column Ceiling(Column column) => Call("ceiling", column);

    /// <summary>The natural logarithm; null where the number is not above 0.</summary>
    /// <example><code>Ln(Lit(1))  // 0.0</code></example>
    public static Column Ln(Column column) => Call("ln", column);

    /// <summary>The number with the other sign; as <see cref="Negate"/>.</summary>
    /// <example><code>Negative(Lit(1))  // -1</code></example>
    public static Column Negative(Column column) => Call("negative", column);

    /// <summary>The number itself.</summary>
    /// <example><code>Positive(Lit(-1))  // -1</code></example>
    public static Column Positive(Column column) => Call("positive", column);

    /// <summary><paramref name="left"/> to the power of <paramref name="right"/>; as <see cref="Pow(Column, Column)"/>.</summary>
    /// <example><code>Power(Lit(2), Lit(10))  // 1024.0</code></example>
    public static Column Power(Column left, Column right) => Call("power", left, right);

    /// <summary>A random number from 0 up to 1, without it; as <see cref="Rand()"/>.</summary>
    /// <example><code>Random() &lt; Lit(1)  // true</code></example>
    public static Column Random() => Call("rand");

    /// <summary>As <see cref="Random()"/>, the same in each run with one seed, a literal.</summary>
    /// <example><code>Random(Lit(7)) == Random(Lit(7))  // true</code></example>
    public static Column Random(Column seed) => Call("rand", seed);

    /// <summary>The character with a number in Latin-1; as <see cref="Char"/>.</summary>
    /// <example><code>Chr(Lit(65))  // A</code></example>
    public static Column Chr(Column column) => Call("chr", column);

    /// <summary>How many characters a text has, or bytes a binary; as <see cref="Length"/>.</summary>
    /// <example><code>CharLength(Lit("Spark "))  // 6</code></example>
    public static Column CharLength(Column column) => Call("char_length", column);

    /// <summary>As <see cref="CharLength"/>.</summary>
    /// <example><code>CharacterLength(Lit("Spark "))  // 6</code></example>
    public static Column CharacterLength(Column column) => Call("character_length", column);

    /// <summary>The text in lower case; as <see cref="Lower"/>.</summary>
    /// <example><code>Lcase(Lit("Spark SQL"))  // spark sql</code></example>
    public static Column Lcase(Column column) => Call("lcase", column);

    /// <summary>The text in upper case; as <see cref="Upper"/>.</summary>
    /// <example><code>Ucase(Lit("Spark"))  // SPARK</code></example>
    public static Column Ucase(Column column) => Call("ucase", column);

    /// <summary>Where a text first stands in another, from 1, or 0.</summary>
    /// <example><code>Position(Lit("a"), Lit("banana"))  // 2</code></example>
    public static Column Position(Column substring, Column column) => Call("position", substring, column);

    /// <summary>As <see cref="Position(Column, Column)"/>, not before the place <paramref name="start"/>.</summary>
    /// <example><code>Position(Lit("a"), Lit("banana"), Lit(3))  // 4</code></example>
    public static Column Position(Column substring, Column column, Column start) => Call("position", substring, column, start);

    /// <summary>Whether a regular expression is found in a text; as <see cref="RLike"/>.</summary>
    /// <example><code>Regexp(Lit("Spark SQL"), Lit("^S.*L$"))  // true</code></example>
    public static Column Regexp(Column text, Column pattern) => Call("regexp", text, pattern);

    /// <summary>As <see cref="Regexp"/>.</summary>
    /// <example><code>RegexpLike(Lit("Spark SQL"), Lit("^S.*L$"))  // true</code></example>
    public static Column RegexpLike(Column text, Column pattern) => Call("regexp_like", text, pattern);

    /// <summary>The different texts of all rows in one; as <see cref="ListaggDistinct(Column, Column)"/>.</summary>
    /// <example><code>StringAggDistinct(Col("x"))  // over VALUES ('a'), ('a'), (NULL) AS t(x): a</code></example>
    public static Column StringAggDistinct(Column column) => CallDistinct("string_agg", column);

    /// <summary>As <see cref="StringAggDistinct(Column)"/>, with a text between each two.</summary>
    /// <example><code>StringAggDistinct(Col("x"), Lit("-"))  // over VALUES ('a'), ('a') AS t(x): a</code></example>
    public static Column StringAggDistinct(Column column, Column delimiter) => CallDistinct("string_agg", column, delimiter);

    /// <summary>The SHA-1 of bytes in hexadecimal digits; as <see cref="Sha1"/>.</summary>
    /// <example><code>Sha(Lit("Spark"))  // 85f5955f4b27a9a4c2aab6ffe5d7189fc298b92c</code></example>
    public static Column Sha(Column column) => Call("sha", column);

    /// <summary>The date on which the query begins; as <see cref="CurrentDate"/>.</summary>
    /// <example><code>CurDate() == CurrentDate()  // true</code></example>
    public static Column CurDate() => Call("curdate");

    /// <summary>When the query begins; as <see cref="CurrentTimestamp"/>.</summary>
    /// <example><code>Now() == CurrentTimestamp()  // true</code></example>
    public static Column Now() => Call("now");

    /// <summary>When the query begins, as clocks of the session's time zone show it, without a zone.</summary>
    /// <example><code>LocalTimestamp() &gt; Lit("2024-01-01")  // true</code></example>
    public static Column LocalTimestamp() => Call("localtimestamp");

    /// <summary>The day of the month, from 1; as <see cref="DayOfMonth(Column)"/>.</summary>
    /// <example><code>Day(Lit("2024-03-01"))  // 1</code></example>
    public static Column Day(Column column) => Call("day", column);

    /// <summary>A map of keys and values in turn; as <see cref="Map(Column[])"/>.</summary>
    /// <example><code>CreateMap(Lit("a"), Lit(1))  // {a -&gt; 1}</code></example>
    public static Column CreateMap(params Column[] columns) => Call("map", columns);

    /// <summary>A number at a path of an XML document; as <see cref="XPathDouble"/>.</summary>
    /// <example><code>XPathNumber(Lit("&lt;a&gt;&lt;b&gt;1&lt;/b&gt;&lt;b&gt;2&lt;/b&gt;&lt;/a&gt;"), Lit("sum(a/b)"))  // 3.0</code></example>
    public static Column XPathNumber(Column xml, Column path) => Call("xpath_number", xml, path);

    /// <summary>A part of a text from a place, counted from 1, or from the end where it is below 0.</summary>
    /// <example><code>Substr(Lit("Spark SQL"), Lit(-3))  // SQL</code></example>
    public static Column Substr(Column column, Column position) => Call("substr", column, position);

    /// <summary>As <see cref="Substr(Column, Column)"/>, at most <paramref name="length"/> characters.</summary>
    /// <example><code>Substr(Lit("Spark SQL"), Lit(1), Lit(5))  // Spark</code></example>
    public static Column Substr(Column column, Column position, Column length) => Call("substr", column, position, length);

    /// <summary>The database that names without one are looked up in; as <see cref="CurrentDatabase"/>.</summary>
    /// <example><code>CurrentSchema()  // default</code></example>
    public static Column CurrentSchema() => Call("current_schema");

    /// <summary>Who runs the query.</summary>
    /// <example><code>CurrentUser() == SessionUser()  // true</code></example>
    public static Column CurrentUser() => Call("current_user");

    /// <summary>As <see cref="CurrentUser"/>.</summary>
    /// <example><code>SessionUser() == CurrentUser()  // true</code></example>
    public static Column SessionUser() => Call("session_user");

    /// <summary>As <see cref="CurrentUser"/>.</summary>
    /// <example><code>User() == CurrentUser()  // true</code></example>
    public static Column User() => Call("user");

    /// <summary>Folds an array into one value; as <see cref="Aggregate(Column, Column, Func{Column, Column, Column})"/>.</summary>
    /// <example><code>Reduce(Array(Lit(1), Lit(2), Lit(3)), Lit(0), (sum, x) =&gt; sum + x)  // 6</code></example>
    public static Column Reduce(Column column, Column initialValue, Func<Column, Column, Column> merge) => Aggregate(column, initialValue, merge);

    /// <summary>Folds an array into one value that is finished last; as <see cref="Aggregate(Column, Column, Func{Column, Column, Column}, Func{Column, Column})"/>.</summary>
    /// <example><code>Reduce(Array(Lit(1), Lit(2), Lit(3)), Lit(0), (sum, x) =&gt; sum + x, sum =&gt; sum * 10)  // 60</code></example>
    public static Column Reduce(Column column, Column initialValue, Func<Column, Column, Column> merge, Func<Column, Column> finish) =>
        Aggregate(column, initialValue, merge, finish);
}
