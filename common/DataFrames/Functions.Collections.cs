namespace SparkPersonalization.DataFrames;

/// <summary>Arrays, maps and structs.</summary>
public static partial class Functions
{
    /// <summary>An array of values of one type.</summary>
    /// <example><code>Array(Lit(1), Lit(2))  // [1, 2]</code></example>
    public static Column Array(params Column[] columns) => Call("array", columns);

    /// <summary>An array of columns of one type.</summary>
    public static Column Array(string columnName, params string[] columnNames) => Array(Cols(columnName, columnNames));

    /// <summary>A map of keys and values in turn.</summary>
    /// <example><code>Map(Lit("a"), Lit(1), Lit("b"), Lit(2))  // {a -&gt; 1, b -&gt; 2}</code></example>
    public static Column Map(params Column[] columns) => Call("map", columns);

    /// <summary>A struct with the columns' names.</summary>
    /// <example><code>Struct(Col("x"), Lit("a").As("name"))  // over VALUES (1) AS t(x): {1, a}</code></example>
    public static Column Struct(params Column[] columns) => Call("struct", columns);

    /// <summary>A struct with the columns' names.</summary>
    public static Column Struct(string columnName, params string[] columnNames) => Struct(Cols(columnName, columnNames));

    /// <summary>A struct of names (constants) and values in turn.</summary>
    /// <example><code>NamedStruct(Lit("id"), Lit(1), Lit("name"), Lit("a"))  // {1, a}</code></example>
    public static Column NamedStruct(params Column[] columns) => Call("named_struct", columns);

    /// <summary>The array with <paramref name="element"/> at its end.</summary>
    /// <example><code>ArrayAppend(Array(Lit(1), Lit(2)), 3)  // [1, 2, 3]</code></example>
    public static Column ArrayAppend(Column column, object? element) => Call("array_append", column, Lit(element));

    /// <summary>The array without nulls.</summary>
    /// <example><code>ArrayCompact(Array(Lit(1), Lit(null), Lit(2)))  // [1, 2]</code></example>
    public static Column ArrayCompact(Column column) => Call("array_compact", column);

    /// <summary>Whether the array has <paramref name="value"/>.</summary>
    /// <example><code>ArrayContains(Array(Lit(1), Lit(2)), 2)  // true</code></example>
    public static Column ArrayContains(Column column, object? value) => Call("array_contains", column, Lit(value));

    /// <summary>The array without repeated values.</summary>
    /// <example><code>ArrayDistinct(Array(Lit(1), Lit(2), Lit(1)))  // [1, 2]</code></example>
    public static Column ArrayDistinct(Column column) => Call("array_distinct", column);

    /// <summary>The distinct values of <paramref name="col1"/> that <paramref name="col2"/> has not.</summary>
    /// <example><code>ArrayExcept(Array(Lit(1), Lit(2), Lit(3)), Array(Lit(2)))  // [1, 3]</code></example>
    public static Column ArrayExcept(Column col1, Column col2) => Call("array_except", col1, col2);

    /// <summary>The distinct values that both arrays have.</summary>
    /// <example><code>ArrayIntersect(Array(Lit(1), Lit(2)), Array(Lit(2), Lit(3)))  // [2]</code></example>
    public static Column ArrayIntersect(Column col1, Column col2) => Call("array_intersect", col1, col2);

    /// <summary>The distinct values of both arrays.</summary>
    /// <example><code>ArrayUnion(Array(Lit(1), Lit(2)), Array(Lit(2), Lit(3)))  // [1, 2, 3]</code></example>
    public static Column ArrayUnion(Column col1, Column col2) => Call("array_union", col1, col2);

    /// <summary>The elements as text with <paramref name="delimiter"/> between them; nulls are left out.</summary>
    /// <example><code>ArrayJoin(Array(Lit("a"), Lit(null), Lit("b")), "-", "?")  // a-?-b</code></example>
    public static Column ArrayJoin(Column column, string delimiter) => Call("array_join", column, Lit(delimiter));

    /// <summary>The elements as text with <paramref name="delimiter"/> between them, <paramref name="nullReplacement"/> for nulls.</summary>
    public static Column ArrayJoin(Column column, string delimiter, string nullReplacement) =>
        Call("array_join", column, Lit(delimiter), Lit(nullReplacement));

    /// <summary>The largest element.</summary>
    /// <example><code>ArrayMax(Array(Lit(1), Lit(3), Lit(2)))  // 3</code></example>
    public static Column ArrayMax(Column column) => Call("array_max", column);

    /// <summary>The smallest element.</summary>
    /// <example><code>ArrayMin(Array(Lit(2), Lit(1), Lit(3)))  // 1</code></example>
    public static Column ArrayMin(Column column) => Call("array_min", column);

    /// <summary>Where <paramref name="value"/> first stands, from 1, or 0.</summary>
    /// <example><code>ArrayPosition(Array(Lit("a"), Lit("b")), "b")  // 2</code></example>
    public static Column ArrayPosition(Column column, object? value) => Call("array_position", column, Lit(value));

    /// <summary>The array without elements equal to <paramref name="element"/>.</summary>
    /// <example><code>ArrayRemove(Array(Lit(1), Lit(2), Lit(1)), 1)  // [2]</code></example>
    public static Column ArrayRemove(Column column, object? element) => Call("array_remove", column, Lit(element));

    /// <summary>An array of <paramref name="left"/>, <paramref name="right"/> times.</summary>
    /// <example><code>ArrayRepeat(Lit("ab"), 3)  // [ab, ab, ab]</code></example>
    public static Column ArrayRepeat(Column left, Column right) => Call("array_repeat", left, right);

    /// <summary>An array of <paramref name="left"/>, <paramref name="count"/> times.</summary>
    public static Column ArrayRepeat(Column left, int count) => Call("array_repeat", left, Lit(count));

    /// <summary>The number of elements; null for null.</summary>
    /// <example><code>ArraySize(Array(Lit(1), Lit(2)))  // 2</code></example>
    public static Column ArraySize(Column column) => Call("array_size", column);

    /// <summary>The array sorted, smallest first, nulls last.</summary>
    /// <example><code>ArraySort(Array(Lit(3), Lit(null), Lit(1)))  // [1, 3, NULL]</code></example>
    public static Column ArraySort(Column column) => Call("array_sort", column);

    /// <summary>Whether both arrays have a value in common.</summary>
    /// <example><code>ArraysOverlap(Array(Lit(1), Lit(2)), Array(Lit(2), Lit(3)))  // true</code></example>
    public static Column ArraysOverlap(Column a1, Column a2) => Call("arrays_overlap", a1, a2);

    /// <summary>An array of structs of the arrays' elements, side by side.</summary>
    /// <example><code>ArraysZip(Array(Lit(1), Lit(2)), Array(Lit("a"), Lit("b")))  // [{1, a}, {2, b}]</code></example>
    public static Column ArraysZip(params Column[] columns) => Call("arrays_zip", columns);

    /// <summary>The number of elements of an array or map; null for null.</summary>
    /// <example><code>Cardinality(Map(Lit("a"), Lit(1), Lit("b"), Lit(2)))  // 2</code></example>
    public static Column Cardinality(Column column) => Call("cardinality", column);

    /// <summary>The element at an index from 1 (negative from the end), or the value of a key.</summary>
    /// <example><code>ElementAt(Array(Lit("a"), Lit("b")), -1)  // b</code></example>
    public static Column ElementAt(Column column, object value) => Call("element_at", column, Lit(value));

    /// <summary>As <see cref="ElementAt"/>, null where there is none.</summary>
    /// <example><code>TryElementAt(Array(Lit("a"), Lit("b")), 3)  // NULL</code></example>
    public static Column TryElementAt(Column column, object value) => Call("try_element_at", column, Lit(value));

    /// <summary>The element at an index from 0; null where there is none.</summary>
    /// <example><code>Get(Array(Lit("a"), Lit("b")), Lit(0))  // a</code></example>
    public static Column Get(Column column, Column index) => Call("get", column, index);

    /// <summary>An array of arrays as one array.</summary>
    /// <example><code>Flatten(Array(Array(Lit(1), Lit(2)), Array(Lit(3))))  // [1, 2, 3]</code></example>
    public static Column Flatten(Column column) => Call("flatten", column);

    /// <summary>Maps as one; a key in two of them is an error.</summary>
    /// <example><code>MapConcat(Map(Lit("a"), Lit(1)), Map(Lit("b"), Lit(2)))  // {a -&gt; 1, b -&gt; 2}</code></example>
    public static Column MapConcat(params Column[] columns) => Call("map_concat", columns);

    /// <summary>Whether the map has <paramref name="key"/>.</summary>
    /// <example><code>MapContainsKey(Map(Lit("a"), Lit(1)), "a")  // true</code></example>
    public static Column MapContainsKey(Column column, object key) => Call("map_contains_key", column, Lit(key));

    /// <summary>The map as an array of structs of key and value.</summary>
    /// <example><code>MapEntries(Map(Lit("a"), Lit(1)))  // [{a, 1}]</code></example>
    public static Column MapEntries(Column column) => Call("map_entries", column);

    /// <summary>A map of an array of keys and one of values.</summary>
    /// <example><code>MapFromArrays(Array(Lit("a"), Lit("b")), Array(Lit(1), Lit(2)))  // {a -&gt; 1, b -&gt; 2}</code></example>
    public static Column MapFromArrays(Column key, Column values) => Call("map_from_arrays", key, values);

    /// <summary>A map of an array of structs of key and value.</summary>
    /// <example><code>MapFromEntries(Array(Struct(Lit("a"), Lit(1))))  // {a -&gt; 1}</code></example>
    public static Column MapFromEntries(Column column) => Call("map_from_entries", column);

    /// <summary>The map's keys.</summary>
    /// <example><code>MapKeys(Map(Lit("a"), Lit(1), Lit("b"), Lit(2)))  // [a, b]</code></example>
    public static Column MapKeys(Column column) => Call("map_keys", column);

    /// <summary>The map's values.</summary>
    /// <example><code>MapValues(Map(Lit("a"), Lit(1), Lit("b"), Lit(2)))  // [1, 2]</code></example>
    public static Column MapValues(Column column) => Call("map_values", column);

    /// <summary>An array from <paramref name="start"/> to <paramref name="stop"/>, both included, in steps of one (a day for dates).</summary>
    /// <example><code>Sequence(Lit(1), Lit(7), Lit(3))  // [1, 4, 7]</code></example>
    public static Column Sequence(Column start, Column stop) => Call("sequence", start, stop);

    /// <summary>An array from <paramref name="start"/> to <paramref name="stop"/>, both included, in steps of <paramref name="step"/>.</summary>
    public static Column Sequence(Column start, Column stop, Column step) => Call("sequence", start, stop, step);

    /// <summary>The array in random order.</summary>
    /// <example><code>SortArray(Shuffle(Array(Lit(1), Lit(2), Lit(3))))  // [1, 2, 3]</code></example>
    public static Column Shuffle(Column column) => Call("shuffle", column);

    /// <summary>The array in a random order, by a seed.</summary>
    public static Column Shuffle(Column column, long seed) => Call("shuffle", column, Lit(seed));

    /// <summary>The number of elements of an array or map; null for null in ANSI mode.</summary>
    /// <example><code>Size(Array(Lit(1), Lit(null)))  // 2</code></example>
    public static Column Size(Column column) => Call("size", column);

    /// <summary><paramref name="length"/> elements from <paramref name="start"/>, which counts from 1 or, negative, from the end.</summary>
    /// <example><code>Slice(Array(Lit(1), Lit(2), Lit(3), Lit(4)), 2, 2)  // [2, 3]</code></example>
    public static Column Slice(Column column, int start, int length) => Call("slice", column, Lit(start), Lit(length));

    /// <summary><paramref name="length"/> elements from <paramref name="start"/>, which counts from 1 or, negative, from the end.</summary>
    public static Column Slice(Column column, Column start, Column length) => Call("slice", column, start, length);

    /// <summary>The array sorted; nulls first if <paramref name="asc"/>, else last.</summary>
    /// <example><code>SortArray(Array(Lit(3), Lit(null), Lit(1)))  // [NULL, 1, 3]</code></example>
    public static Column SortArray(Column column, bool asc = true) => Call("sort_array", column, Lit(asc));

    /// <summary>A row for each element of an array (<c>col</c>) or entry of a map (<c>key</c>, <c>value</c>); none where it is empty or null.</summary>
    /// <example><code>Explode(Array(Lit("a"), Lit("b")))  // a; b</code></example>
    public static Column Explode(Column column) => Call("explode", column);

    /// <summary>As <see cref="Explode"/>, with one row of nulls where there is no element.</summary>
    /// <example><code>ExplodeOuter(Lit(null).Cast("array&lt;int&gt;"))  // NULL</code></example>
    public static Column ExplodeOuter(Column column) => Call("explode_outer", column);

    /// <summary>As <see cref="Explode"/>, with the place (<c>pos</c>, from 0) before it.</summary>
    /// <example><code>PosExplode(Array(Lit("a"), Lit("b")))  // 0 | a; 1 | b</code></example>
    public static Column PosExplode(Column column) => Call("posexplode", column);

    /// <summary>As <see cref="PosExplode"/>, with one row of nulls where there is no element.</summary>
    /// <example><code>PosExplodeOuter(Lit(null).Cast("array&lt;int&gt;"))  // NULL | NULL</code></example>
    public static Column PosExplodeOuter(Column column) => Call("posexplode_outer", column);

    /// <summary>A row for each struct of an array, with a column for each field.</summary>
    /// <example><code>Inline(Array(Struct(Lit(1), Lit("a")), Struct(Lit(2), Lit("b"))))  // 1 | a; 2 | b</code></example>
    public static Column Inline(Column column) => Call("inline", column);

    /// <summary>As <see cref="Inline"/>, with one row of nulls where there is no element.</summary>
    /// <example><code>InlineOuter(Lit(null).Cast("array&lt;struct&lt;id: int, name: string&gt;&gt;"))  // NULL | NULL</code></example>
    public static Column InlineOuter(Column column) => Call("inline_outer", column);
}
