namespace SparkPersonalization.DataFrames;

/// <summary>Texts. Positions count Unicode code points from 1; patterns are Java's regular expressions.</summary>
public static partial class Functions
{
    /// <summary>The code point of the first character, 0 for an empty text.</summary>
    /// <example><code>Ascii(Lit("Spark"))  // 83</code></example>
    public static Column Ascii(Column column) => Call("ascii", column);

    /// <summary>The character of a code from 0 to 255.</summary>
    /// <example><code>Char(Lit(65))  // A</code></example>
    public static Column Char(Column column) => Call("char", column);

    /// <summary>The bytes in Base64.</summary>
    /// <example><code>Base64(Lit("Spark"))  // U3Bhcms=</code></example>
    public static Column Base64(Column column) => Call("base64", column);

    /// <summary>The bytes of a Base64 text.</summary>
    /// <example><code>Unbase64(Lit("U3Bhcms=")).Cast("string")  // Spark</code></example>
    public static Column Unbase64(Column column) => Call("unbase64", column);

    /// <summary>Texts, byte strings or arrays joined; null where one is null.</summary>
    /// <example><code>Concat(Lit("Spark"), Lit("SQL"))  // SparkSQL</code></example>
    public static Column Concat(params Column[] columns) => Call("concat", columns);

    /// <summary>Texts joined with <paramref name="sep"/> between them; nulls are left out.</summary>
    /// <example><code>ConcatWs("-", Lit("a"), Lit(null), Lit("b"))  // a-b</code></example>
    public static Column ConcatWs(string sep, params Column[] columns) => Call("concat_ws", [Lit(sep), .. columns]);

    /// <summary>The text of bytes in a character set such as <c>UTF-8</c>.</summary>
    /// <example><code>Decode(Unhex(Lit("537061726B")), "UTF-8")  // Spark</code></example>
    public static Column Decode(Column column, string charset) => Call("decode", column, Lit(charset));

    /// <summary>The bytes of a text in a character set such as <c>UTF-8</c>.</summary>
    /// <example><code>Hex(Encode(Lit("é"), "UTF-8"))  // C3A9</code></example>
    public static Column Encode(Column column, string charset) => Call("encode", column, Lit(charset));

    /// <summary>The number with <paramref name="d"/> digits after the point and commas between thousands.</summary>
    /// <example><code>FormatNumber(Lit(12345.678), 2)  // 12,345.68</code></example>
    public static Column FormatNumber(Column column, int d) => Call("format_number", column, Lit(d));

    /// <summary>The arguments in a printf pattern.</summary>
    /// <example><code>FormatString("%s has %d", Lit("cart"), Lit(3))  // cart has 3</code></example>
    public static Column FormatString(string format, params Column[] columns) => Call("format_string", [Lit(format), .. columns]);

    /// <summary>Each word with a capital first letter, the rest small.</summary>
    /// <example><code>InitCap(Lit("spark sQL"))  // Spark Sql</code></example>
    public static Column InitCap(Column column) => Call("initcap", column);

    /// <summary>Where <paramref name="substring"/> first stands, or 0.</summary>
    /// <example><code>Instr(Lit("Spark SQL"), "SQL")  // 7</code></example>
    public static Column Instr(Column column, string substring) => Call("instr", column, Lit(substring));

    /// <summary>Whether the text's bytes are UTF-8.</summary>
    /// <example><code>IsValidUtf8(Lit("Spark"))  // true</code></example>
    public static Column IsValidUtf8(Column column) => Call("is_valid_utf8", column);

    /// <summary>The number of characters of a text, or of bytes.</summary>
    /// <example><code>Length(Lit("naïve"))  // 5</code></example>
    public static Column Length(Column column) => Call("length", column);

    /// <summary>The number of bytes.</summary>
    /// <example><code>OctetLength(Lit("naïve"))  // 6</code></example>
    public static Column OctetLength(Column column) => Call("octet_length", column);

    /// <summary>How many characters must change to make one text the other.</summary>
    /// <example><code>Levenshtein(Lit("kitten"), Lit("sitting"))  // 3</code></example>
    public static Column Levenshtein(Column left, Column right) => Call("levenshtein", left, right);

    /// <summary>Where <paramref name="substring"/> first stands, or 0.</summary>
    /// <example><code>Locate("a", Lit("banana"), 3)  // 4</code></example>
    public static Column Locate(string substring, Column column) => Call("locate", Lit(substring), column);

    /// <summary>Where <paramref name="substring"/> first stands at or after <paramref name="pos"/>, or 0.</summary>
    public static Column Locate(string substring, Column column, int pos) => Call("locate", Lit(substring), column, Lit(pos));

    /// <summary>The text in small letters.</summary>
    /// <example><code>Lower(Lit("Spark SQL"))  // spark sql</code></example>
    public static Column Lower(Column column) => Call("lower", column);

    /// <summary>The text in capital letters.</summary>
    /// <example><code>Upper(Lit("Spark"))  // SPARK</code></example>
    public static Column Upper(Column column) => Call("upper", column);

    /// <summary>The text filled on its left to <paramref name="len"/> characters, or cut to them.</summary>
    /// <example><code>Lpad(Lit("7"), 3, "0")  // 007</code></example>
    public static Column Lpad(Column column, int len, string pad) => Call("lpad", column, Lit(len), Lit(pad));

    /// <summary>The text filled on its right to <paramref name="len"/> characters, or cut to them.</summary>
    /// <example><code>Rpad(Lit("7"), 3, "0")  // 700</code></example>
    public static Column Rpad(Column column, int len, string pad) => Call("rpad", column, Lit(len), Lit(pad));

    /// <summary>The first <paramref name="len"/> characters.</summary>
    /// <example><code>Left(Lit("Spark"), Lit(2))  // Sp</code></example>
    public static Column Left(Column column, Column len) => Call("left", column, len);

    /// <summary>The last <paramref name="len"/> characters.</summary>
    /// <example><code>Right(Lit("Spark"), Lit(2))  // rk</code></example>
    public static Column Right(Column column, Column len) => Call("right", column, len);

    /// <summary>The text without spaces at its start.</summary>
    /// <example><code>Ltrim(Lit("xxSpark"), "x")  // Spark</code></example>
    public static Column Ltrim(Column column) => Call("ltrim", column);

    /// <summary>The text without the characters of <paramref name="trimString"/> at its start.</summary>
    public static Column Ltrim(Column column, string trimString) => Call("ltrim", Lit(trimString), column);

    /// <summary>The text without spaces at its end.</summary>
    /// <example><code>Rtrim(Lit("Sparkxx"), "x")  // Spark</code></example>
    public static Column Rtrim(Column column) => Call("rtrim", column);

    /// <summary>The text without the characters of <paramref name="trimString"/> at its end.</summary>
    public static Column Rtrim(Column column, string trimString) => Call("rtrim", Lit(trimString), column);

    /// <summary>The text without spaces at both ends.</summary>
    /// <example><code>Trim(Lit("  Spark "))  // Spark</code></example>
    public static Column Trim(Column column) => Call("trim", column);

    /// <summary>The text without the characters of <paramref name="trimString"/> at both ends.</summary>
    public static Column Trim(Column column, string trimString) => Call("trim", Lit(trimString), column);

    /// <summary><paramref name="src"/> with the part at <paramref name="pos"/> replaced by <paramref name="replace"/>, as long as that.</summary>
    /// <example><code>Overlay(Lit("Spark SQL"), Lit("_"), Lit(6))  // Spark_SQL</code></example>
    public static Column Overlay(Column src, Column replace, Column pos) => Call("overlay", src, replace, pos);

    /// <summary><paramref name="src"/> with <paramref name="len"/> characters at <paramref name="pos"/> replaced by <paramref name="replace"/>.</summary>
    public static Column Overlay(Column src, Column replace, Column pos, Column len) => Call("overlay", src, replace, pos, len);

    /// <summary>A part of a URL: <c>HOST</c>, <c>PATH</c>, <c>QUERY</c>, <c>REF</c>, <c>PROTOCOL</c>, <c>FILE</c>, <c>AUTHORITY</c> or <c>USERINFO</c>.</summary>
    /// <example><code>ParseUrl(Lit("https://example.com/cart?id=7"), Lit("QUERY"), Lit("id"))  // 7</code></example>
    public static Column ParseUrl(Column url, Column partToExtract) => Call("parse_url", url, partToExtract);

    /// <summary>The value of <paramref name="key"/> in a URL's query.</summary>
    public static Column ParseUrl(Column url, Column partToExtract, Column key) => Call("parse_url", url, partToExtract, key);

    /// <summary>What group <paramref name="groupIdx"/> of a pattern matches first, or an empty text.</summary>
    /// <example><code>RegexpExtract(Lit("item-42"), "([a-z]+)-([0-9]+)", 2)  // 42</code></example>
    public static Column RegexpExtract(Column column, string exp, int groupIdx) =>
        Call("regexp_extract", column, Lit(exp), Lit(groupIdx));

    /// <summary>All matches of a pattern replaced; <c>$1</c> stands for a group.</summary>
    /// <example><code>RegexpReplace(Lit("item-42"), "([a-z]+)-([0-9]+)", "$2 $1")  // 42 item</code></example>
    public static Column RegexpReplace(Column column, string pattern, string replacement) =>
        Call("regexp_replace", column, Lit(pattern), Lit(replacement));

    /// <summary>All matches of a pattern replaced; <c>$1</c> stands for a group.</summary>
    public static Column RegexpReplace(Column column, Column pattern, Column replacement) =>
        Call("regexp_replace", column, pattern, replacement);

    /// <summary>How often a pattern matches.</summary>
    /// <example><code>RegexpCount(Lit("a1b22"), Lit("[0-9]+"))  // 2</code></example>
    public static Column RegexpCount(Column column, Column pattern) => Call("regexp_count", column, pattern);

    /// <summary>The text <paramref name="n"/> times.</summary>
    /// <example><code>Repeat(Lit("ab"), 3)  // ababab</code></example>
    public static Column Repeat(Column column, int n) => Call("repeat", column, Lit(n));

    /// <summary>All occurrences of <paramref name="search"/> replaced.</summary>
    /// <example><code>Replace(Lit("Spark SQL"), Lit("SQL"), Lit("DSL"))  // Spark DSL</code></example>
    public static Column Replace(Column column, Column search, Column replacement) => Call("replace", column, search, replacement);

    /// <summary>The text or array from its end to its start.</summary>
    /// <example><code>Reverse(Lit("Spark"))  // krapS</code></example>
    public static Column Reverse(Column column) => Call("reverse", column);

    /// <summary>The text as an array of sentences, each an array of words.</summary>
    /// <example><code>Sentences(Lit("Hello there. How are you?"))  // [[Hello, there], [How, are, you]]</code></example>
    public static Column Sentences(Column str) => Call("sentences", str);

    /// <summary>The text as an array of sentences, each an array of words, by the rules of a language such as <c>en</c> in a country such as <c>US</c>.</summary>
    public static Column Sentences(Column str, Column language, Column country) => Call("sentences", str, language, country);

    /// <summary>The text's Soundex code.</summary>
    /// <example><code>Soundex(Lit("Miller"))  // M460</code></example>
    public static Column Soundex(Column column) => Call("soundex", column);

    /// <summary>The text cut at each match of a pattern, as an array.</summary>
    /// <example><code>Split(Lit("a1b22c"), "[0-9]+")  // [a, b, c]</code></example>
    public static Column Split(Column column, string pattern) => Call("split", column, Lit(pattern));

    /// <summary>As <see cref="Split(Column, string)"/>, into <paramref name="limit"/> parts at most if that is above 0.</summary>
    public static Column Split(Column column, string pattern, int limit) => Call("split", column, Lit(pattern), Lit(limit));

    /// <summary>Part <paramref name="partNum"/> of the text cut at <paramref name="delimiter"/>, from 1, or from the end if negative; an empty text where there is none.</summary>
    /// <example><code>SplitPart(Lit("a.b.c"), Lit("."), Lit(-1))  // c</code></example>
    public static Column SplitPart(Column column, Column delimiter, Column partNum) => Call("split_part", column, delimiter, partNum);

    /// <summary>The part of a text or of bytes from <paramref name="pos"/>, with <paramref name="len"/> characters at most.</summary>
    /// <example><code>Substring(Lit("Spark SQL"), 7, 3)  // SQL</code></example>
    public static Column Substring(Column column, int pos, int len) => Call("substring", column, Lit(pos), Lit(len));

    /// <summary>The part of a text or of bytes from <paramref name="pos"/>, with <paramref name="len"/> characters at most.</summary>
    public static Column Substring(Column column, Column pos, Column len) => Call("substring", column, pos, len);

    /// <summary>The text before the <paramref name="count"/>-th <paramref name="delimiter"/>, or after it counted from the end if negative.</summary>
    /// <example><code>SubstringIndex(Lit("www.example.com"), ".", 2)  // www.example</code></example>
    public static Column SubstringIndex(Column column, string delimiter, int count) =>
        Call("substring_index", column, Lit(delimiter), Lit(count));

    /// <summary>Each character of <paramref name="matchingString"/> replaced by the one at its place in <paramref name="replaceString"/>, or left out.</summary>
    /// <example><code>Translate(Lit("banana"), "an", "o")  // booo</code></example>
    public static Column Translate(Column column, string matchingString, string replaceString) =>
        Call("translate", column, Lit(matchingString), Lit(replaceString));

    /// <summary>The text with its percent escapes decoded.</summary>
    /// <example><code>UrlDecode(Lit("a%20b%26c"))  // a b&amp;c</code></example>
    public static Column UrlDecode(Column column) => Call("url_decode", column);

    /// <summary>The text with percent escapes, as in forms.</summary>
    /// <example><code>UrlEncode(Lit("a b&amp;c"))  // a+b%26c</code></example>
    public static Column UrlEncode(Column column) => Call("url_encode", column);
}
