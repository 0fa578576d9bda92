namespace SparkPersonalization.DataFrames;

/// <summary>Texts searched, cut and compared in further ways.</summary>
public static partial class Functions
{
    /// <summary>The value at a place (from 1) among <paramref name="columns"/>, whose first is the place; an error where there is none.</summary>
    /// <example><code>Elt(Lit(2), Lit("a"), Lit("b"))  // b</code></example>
    public static Column Elt(params Column[] columns) => Call("elt", columns);

    /// <summary>The place (from 1) of a text in a list divided by commas, or 0.</summary>
    /// <example><code>FindInSet(Lit("b"), Lit("a,b,c"))  // 2</code></example>
    public static Column FindInSet(Column text, Column list) => Call("find_in_set", text, list);

    /// <summary>Whether <paramref name="right"/> stands in <paramref name="left"/>.</summary>
    /// <example><code>Contains(Lit("Spark SQL"), Lit("SQL"))  // true</code></example>
    public static Column Contains(Column left, Column right) => Call("contains", left, right);

    /// <summary>Whether <paramref name="column"/> begins with <paramref name="prefix"/>.</summary>
    /// <example><code>StartsWith(Lit("Spark SQL"), Lit("Spark"))  // true</code></example>
    public static Column StartsWith(Column column, Column prefix) => Call("startswith", column, prefix);

    /// <summary>Whether <paramref name="column"/> ends with <paramref name="suffix"/>.</summary>
    /// <example><code>EndsWith(Lit("Spark SQL"), Lit("SQL"))  // true</code></example>
    public static Column EndsWith(Column column, Column suffix) => Call("endswith", column, suffix);

    /// <summary>Whether a text matches an SQL pattern with <c>%</c> and <c>_</c>; a backslash takes their meaning.</summary>
    /// <example><code>Like(Lit("Spark"), Lit("S_ark"))  // true</code></example>
    public static Column Like(Column text, Column pattern) => Call("like", text, pattern);

    /// <summary>As <see cref="Like"/>, whatever the case of letters.</summary>
    /// <example><code>ILike(Lit("Spark"), Lit("s%"))  // true</code></example>
    public static Column ILike(Column text, Column pattern) => Call("ilike", text, pattern);

    /// <summary>Whether a regular expression is found in a text.</summary>
    /// <example><code>RLike(Lit("Spark SQL"), Lit("^S.*L$"))  // true</code></example>
    public static Column RLike(Column text, Column pattern) => Call("rlike", text, pattern);

    /// <summary>The text without spaces at both ends.</summary>
    /// <example><code>Btrim(Lit("xxSparkx"), Lit("x"))  // Spark</code></example>
    public static Column Btrim(Column column) => Call("btrim", column);

    /// <summary>The text without the characters of <paramref name="trim"/> at both ends.</summary>
    public static Column Btrim(Column column, Column trim) => Call("btrim", column, trim);

    /// <summary>So many spaces.</summary>
    /// <example><code>Concat(Lit("["), Space(Lit(3)), Lit("]"))  // [   ]</code></example>
    public static Column Space(Column count) => Call("space", count);

    /// <summary>A random text of <paramref name="length"/> digits and letters.</summary>
    /// <example><code>RandStr(5, 42)  // pll6Y</code></example>
    public static Column RandStr(int length) => Call("randstr", Lit(length));

    /// <summary>A random text of <paramref name="length"/> digits and letters, by a seed.</summary>
    public static Column RandStr(int length, long seed) => Call("randstr", Lit(length), Lit(seed));

    /// <summary>The length in bits.</summary>
    /// <example><code>BitLength(Lit("Spark"))  // 40</code></example>
    public static Column BitLength(Column column) => Call("bit_length", column);

    /// <summary>The map that a text such as <c>a:1,b:2</c> says.</summary>
    /// <example><code>StrToMap(Lit("a:1,b:2"))  // {a -&gt; 1, b -&gt; 2}</code></example>
    public static Column StrToMap(Column column) => Call("str_to_map", column);

    /// <summary>The map that a text says with delimiters, which are regular expressions, between pairs and behind keys.</summary>
    public static Column StrToMap(Column column, Column pairDelimiter, Column keyValueDelimiter) => Call("str_to_map", column, pairDelimiter, keyValueDelimiter);

    /// <summary>What the group <paramref name="index"/> (0 for all) of a regular expression matches, each time.</summary>
    /// <example><code>RegexpExtractAll(Lit("a1b22"), Lit("[0-9]+"), Lit(0))  // [1, 22]</code></example>
    public static Column RegexpExtractAll(Column text, Column pattern, Column index) => Call("regexp_extract_all", text, pattern, index);

    /// <summary>Where a regular expression first matches, from 1, or 0.</summary>
    /// <example><code>RegexpInstr(Lit("item-42"), Lit("[0-9]"))  // 6</code></example>
    public static Column RegexpInstr(Column text, Column pattern) => Call("regexp_instr", text, pattern);

    /// <summary>What a regular expression first matches; null where it does not.</summary>
    /// <example><code>RegexpSubstr(Lit("item-42"), Lit("[0-9]+"))  // 42</code></example>
    public static Column RegexpSubstr(Column text, Column pattern) => Call("regexp_substr", text, pattern);

    /// <summary>The text of UTF-8 bytes, in which other bytes become U+FFFD.</summary>
    /// <example><code>Length(MakeValidUtf8(Unhex(Lit("61C3")).Cast("string")))  // 2</code></example>
    public static Column MakeValidUtf8(Column column) => Call("make_valid_utf8", column);

    /// <summary>The text of bytes; an error where they are not UTF-8.</summary>
    /// <example><code>ValidateUtf8(Lit("Spark"))  // Spark</code></example>
    public static Column ValidateUtf8(Column column) => Call("validate_utf8", column);

    /// <summary>The text of bytes; null where they are not UTF-8.</summary>
    /// <example><code>TryValidateUtf8(Lit("Spark"))  // Spark</code></example>
    public static Column TryValidateUtf8(Column column) => Call("try_validate_utf8", column);

    /// <summary>As <see cref="UrlDecode"/>, but null where the escapes are wrong.</summary>
    /// <example><code>TryUrlDecode(Lit("100%"))  // NULL</code></example>
    public static Column TryUrlDecode(Column column) => Call("try_url_decode", column);

    /// <summary>As <see cref="ParseUrl(Column, Column)"/>, but null where the text is no URL.</summary>
    /// <example><code>TryParseUrl(Lit("no url at all"), Lit("HOST"))  // NULL</code></example>
    public static Column TryParseUrl(Column url, Column part) => Call("try_parse_url", url, part);

    /// <summary>As <see cref="ParseUrl(Column, Column, Column)"/>, but null where the text is no URL.</summary>
    public static Column TryParseUrl(Column url, Column part, Column key) => Call("try_parse_url", url, part, key);

    /// <summary>The number of elements of a JSON array; null where the text is none.</summary>
    /// <example><code>JsonArrayLength(Lit("[1, 2, 3]"))  // 3</code></example>
    public static Column JsonArrayLength(Column column) => Call("json_array_length", column);

    /// <summary>The keys of a JSON object; null where the text is none.</summary>
    /// <example><code>JsonObjectKeys(Lit("{\"a\": 1, \"b\": 2}"))  // [a, b]</code></example>
    public static Column JsonObjectKeys(Column column) => Call("json_object_keys", column);

    /// <summary>The schema of a CSV line, as DDL.</summary>
    /// <example><code>SchemaOfCsv(Lit("1,a"))  // STRUCT&lt;_c0: INT, _c1: STRING&gt;</code></example>
    public static Column SchemaOfCsv(Column csv) => Call("schema_of_csv", csv);

    /// <summary>The schema of a CSV line, as DDL; <paramref name="options"/> are those of the CSV reader.</summary>
    public static Column SchemaOfCsv(Column csv, IReadOnlyDictionary<string, string> options) => Call("schema_of_csv", WithOptions([csv], options));

    /// <summary>The schema of the constant text <paramref name="csv"/>, as DDL.</summary>
    public static Column SchemaOfCsv(string csv) => SchemaOfCsv(Lit(csv));
}
