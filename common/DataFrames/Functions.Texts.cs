namespace SparkPersonalization.DataFrames;

/// <summary>Texts searched, cut and compared in further ways.</summary>
public static partial class Functions
{
    /// <summary>The value at a place (from 1) among <paramref name="columns"/>, whose first is the place; an error where there is none.</summary>
    public static Column Elt(params Column[] columns) => Call("elt", columns);

    /// <summary>The place (from 1) of a text in a list divided by commas, or 0.</summary>
    public static Column FindInSet(Column text, Column list) => Call("find_in_set", text, list);

    /// <summary>Whether <paramref name="right"/> stands in <paramref name="left"/>.</summary>
    public static Column Contains(Column left, Column right) => Call("contains", left, right);

    /// <summary>Whether <paramref name="column"/> begins with <paramref name="prefix"/>.</summary>
    public static Column StartsWith(Column column, Column prefix) => Call("startswith", column, prefix);

    /// <summary>Whether <paramref name="column"/> ends with <paramref name="suffix"/>.</summary>
    public static Column EndsWith(Column column, Column suffix) => Call("endswith", column, suffix);

    /// <summary>Whether a text matches an SQL pattern with <c>%</c> and <c>_</c>; a backslash takes their meaning.</summary>
    public static Column Like(Column text, Column pattern) => Call("like", text, pattern);

    /// <summary>As <see cref="Like"/>, whatever the case of letters.</summary>
    public static Column ILike(Column text, Column pattern) => Call("ilike", text, pattern);

    /// <summary>Whether a regular expression is found in a text.</summary>
    public static Column RLike(Column text, Column pattern) => Call("rlike", text, pattern);

    /// <summary>The text without spaces at both ends.</summary>
    public static Column Btrim(Column column) => Call("btrim", column);

    /// <summary>The text without the characters of <paramref name="trim"/> at both ends.</summary>
    public static Column Btrim(Column column, Column trim) => Call("btrim", column, trim);

    /// <summary>So many spaces.</summary>
    public static Column Space(Column count) => Call("space", count);

    /// <summary>The length in bits.</summary>
    public static Column BitLength(Column column) => Call("bit_length", column);

    /// <summary>The map that a text such as <c>a:1,b:2</c> says.</summary>
    public static Column StrToMap(Column column) => Call("str_to_map", column);

    /// <summary>The map that a text says with delimiters, which are regular expressions, between pairs and behind keys.</summary>
    public static Column StrToMap(Column column, Column pairDelimiter, Column keyValueDelimiter) => Call("str_to_map", column, pairDelimiter, keyValueDelimiter);

    /// <summary>What the group <paramref name="index"/> (0 for all) of a regular expression matches, each time.</summary>
    public static Column RegexpExtractAll(Column text, Column pattern, Column index) => Call("regexp_extract_all", text, pattern, index);

    /// <summary>Where a regular expression first matches, from 1, or 0.</summary>
    public static Column RegexpInstr(Column text, Column pattern) => Call("regexp_instr", text, pattern);

    /// <summary>What a regular expression first matches; null where it does not.</summary>
    public static Column RegexpSubstr(Column text, Column pattern) => Call("regexp_substr", text, pattern);

    /// <summary>The text of UTF-8 bytes, in which other bytes become U+FFFD.</summary>
    public static Column MakeValidUtf8(Column column) => Call("make_valid_utf8", column);

    /// <summary>The text of bytes; an error where they are not UTF-8.</summary>
    public static Column ValidateUtf8(Column column) => Call("validate_utf8", column);

    /// <summary>The text of bytes; null where they are not UTF-8.</summary>
    public static Column TryValidateUtf8(Column column) => Call("try_validate_utf8", column);

    /// <summary>As <see cref="UrlDecode"/>, but null where the escapes are wrong.</summary>
    public static Column TryUrlDecode(Column column) => Call("try_url_decode", column);

    /// <summary>As <see cref="ParseUrl(Column, Column)"/>, but null where the text is no URL.</summary>
    public static Column TryParseUrl(Column url, Column part) => Call("try_parse_url", url, part);

    /// <summary>As <see cref="ParseUrl(Column, Column, Column)"/>, but null where the text is no URL.</summary>
    public static Column TryParseUrl(Column url, Column part, Column key) => Call("try_parse_url", url, part, key);

    /// <summary>The number of elements of a JSON array; null where the text is none.</summary>
    public static Column JsonArrayLength(Column column) => Call("json_array_length", column);

    /// <summary>The keys of a JSON object; null where the text is none.</summary>
    public static Column JsonObjectKeys(Column column) => Call("json_object_keys", column);

    /// <summary>The schema of a CSV line, as DDL.</summary>
    public static Column SchemaOfCsv(Column csv) => Call("schema_of_csv", csv);
}
