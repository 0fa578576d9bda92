namespace SparkPersonalization.DataFrames;

/// <summary>Numbers, dates and bytes as texts in a given form, and back.</summary>
public static partial class Functions
{
    /// <summary>A number, date or byte string in <paramref name="format"/>: <c>$99,999.00</c> for numbers, <c>yyyy-MM-dd</c> for dates, <c>base64</c>, <c>hex</c> or <c>utf-8</c> for bytes.</summary>
    /// <example><code>ToChar(Lit(1234.5), Lit("$9,999.99"))  // $1,234.50</code></example>
    public static Column ToChar(Column column, Column format) => Call("to_char", column, format);

    /// <inheritdoc cref="ToChar"/>
    /// <example><code>ToVarchar(Lit(7), Lit("000"))  // 007</code></example>
    public static Column ToVarchar(Column column, Column format) => Call("to_varchar", column, format);

    /// <summary>The decimal that a text says in <paramref name="format"/>, a constant such as <c>$99,999.00</c>; an error where it does not fit.</summary>
    /// <example><code>ToNumber(Lit("$1,234.50"), Lit("$9,999.99"))  // 1234.50</code></example>
    public static Column ToNumber(Column column, Column format) => Call("to_number", column, format);

    /// <summary>As <see cref="ToNumber"/>, but null where the text does not fit.</summary>
    /// <example><code>TryToNumber(Lit("abc"), Lit("999"))  // NULL</code></example>
    public static Column TryToNumber(Column column, Column format) => Call("try_to_number", column, format);

    /// <summary>The bytes that a text writes in hexadecimal digits.</summary>
    /// <example><code>Hex(ToBinary(Lit("abc"), Lit("utf-8")))  // 616263</code></example>
    public static Column ToBinary(Column column) => Call("to_binary", column);

    /// <summary>The bytes that a text writes in <paramref name="format"/>: <c>hex</c>, <c>utf-8</c> or <c>base64</c>; an error where it does not.</summary>
    public static Column ToBinary(Column column, Column format) => Call("to_binary", column, format);

    /// <summary>As <see cref="ToBinary(Column)"/>, but null where the text is something else.</summary>
    /// <example><code>TryToBinary(Lit("xyz"), Lit("hex"))  // NULL</code></example>
    public static Column TryToBinary(Column column) => Call("try_to_binary", column);

    /// <summary>As <see cref="ToBinary(Column, Column)"/>, but null where the text is something else.</summary>
    public static Column TryToBinary(Column column, Column format) => Call("try_to_binary", column, format);

    /// <summary>The arguments in a printf pattern.</summary>
    /// <example><code>Printf(Lit("%05.1f"), Lit(3.14159))  // 003.1</code></example>
    public static Column Printf(Column format, params Column[] arguments) => Call("printf", [format, .. arguments]);

    /// <summary>The text with capital letters as <c>X</c>, small ones as <c>x</c> and digits as <c>n</c>.</summary>
    /// <example><code>Mask(Lit("Ab-12"))  // Xx-nn</code></example>
    public static Column Mask(Column column) => Call("mask", column);

    /// <summary>The text with capital letters, small ones, digits and other characters replaced; a null leaves them as they are.</summary>
    public static Column Mask(Column column, Column upperChar, Column lowerChar, Column digitChar, Column otherChar) =>
        Call("mask", column, upperChar, lowerChar, digitChar, otherChar);

    /// <summary>The text in single quotes, as SQL writes it.</summary>
    /// <example><code>Quote(Lit("Don't"))  // 'Don\'t'</code></example>
    public static Column Quote(Column column) => Call("quote", column);

    /// <summary>Whether a text of digits ends with the right check digit of a card's number.</summary>
    /// <example><code>LuhnCheck(Lit("79927398713"))  // true</code></example>
    public static Column LuhnCheck(Column column) => Call("luhn_check", column);

    /// <summary>The name of the value's type, such as <c>array&lt;int&gt;</c>.</summary>
    /// <example><code>TypeOf(Array(Lit(1)))  // array&lt;int&gt;</code></example>
    public static Column TypeOf(Column column) => Call("typeof", column);

    /// <summary>The text, compared by a collation; the embedded engine has <c>UTF8_BINARY</c> only.</summary>
    /// <example><code>Collate(Lit("Spark"), "UTF8_BINARY")  // Spark</code></example>
    public static Column Collate(Column column, string collation) => Call("collate", column, Lit(collation));

    /// <summary>The name of the collation by which a text is compared.</summary>
    /// <example><code>Collation(Lit("Spark"))  // SYSTEM.BUILTIN.UTF8_BINARY</code></example>
    public static Column Collation(Column column) => Call("collation", column);

    /// <summary>The bytes encrypted with AES in the mode GCM and a random nonce, which stands before them.</summary>
    /// <example><code>Base64(AesEncrypt(Lit("secret"), Lit("0123456789abcdef"), Lit("ECB"), Lit("PKCS")))  // iNo+4RE7nEnpk338CYGhcw==</code></example>
    public static Column AesEncrypt(Column input, Column key) => Call("aes_encrypt", input, key);

    /// <summary>The bytes encrypted with AES; <paramref name="mode"/> is <c>GCM</c>, <c>CBC</c> or <c>ECB</c>, <paramref name="padding"/> <c>DEFAULT</c>, <c>NONE</c> or <c>PKCS</c>.</summary>
    public static Column AesEncrypt(Column input, Column key, Column mode, Column padding) => Call("aes_encrypt", input, key, mode, padding);

    /// <summary>What <see cref="AesEncrypt(Column, Column)"/> encrypted; an error where the key is another.</summary>
    /// <example><code>AesDecrypt(AesEncrypt(Lit("secret"), Lit("0123456789abcdef")), Lit("0123456789abcdef")).Cast("string")  // secret</code></example>
    public static Column AesDecrypt(Column input, Column key) => Call("aes_decrypt", input, key);

    /// <summary>What <see cref="AesEncrypt(Column, Column, Column, Column)"/> encrypted; an error where the key is another.</summary>
    public static Column AesDecrypt(Column input, Column key, Column mode, Column padding) => Call("aes_decrypt", input, key, mode, padding);

    /// <summary>As <see cref="AesDecrypt(Column, Column)"/>, but null where it cannot be decrypted.</summary>
    /// <example><code>TryAesDecrypt(Lit("no cipher"), Lit("0123456789abcdef"))  // NULL</code></example>
    public static Column TryAesDecrypt(Column input, Column key) => Call("try_aes_decrypt", input, key);

    /// <summary>The texts that an XPath finds in an XML text.</summary>
    /// <example><code>XPath(Lit("&lt;a&gt;&lt;b&gt;1&lt;/b&gt;&lt;b&gt;2&lt;/b&gt;&lt;/a&gt;"), Lit("a/b/text()"))  // [1, 2]</code></example>
    public static Column XPath(Column xml, Column path) => Call("xpath", xml, path);

    /// <summary>The text that an XPath first finds.</summary>
    /// <example><code>XPathString(Lit("&lt;a&gt;&lt;b&gt;x&lt;/b&gt;&lt;b&gt;y&lt;/b&gt;&lt;/a&gt;"), Lit("a/b[2]"))  // y</code></example>
    public static Column XPathString(Column xml, Column path) => Call("xpath_string", xml, path);

    /// <summary>Whether an XPath finds anything or is true.</summary>
    /// <example><code>XPathBoolean(Lit("&lt;a&gt;&lt;b&gt;1&lt;/b&gt;&lt;/a&gt;"), Lit("a/b = 1"))  // true</code></example>
    public static Column XPathBoolean(Column xml, Column path) => Call("xpath_boolean", xml, path);

    /// <summary>The number that an XPath finds; NaN where it finds none.</summary>
    /// <example><code>XPathDouble(Lit("&lt;a&gt;&lt;b&gt;1.5&lt;/b&gt;&lt;/a&gt;"), Lit("a/b"))  // 1.5</code></example>
    public static Column XPathDouble(Column xml, Column path) => Call("xpath_double", xml, path);

    /// <summary>The number that an XPath finds; NaN where it finds none.</summary>
    /// <example><code>XPathFloat(Lit("&lt;a&gt;&lt;b&gt;1.5&lt;/b&gt;&lt;/a&gt;"), Lit("a/b"))  // 1.5</code></example>
    public static Column XPathFloat(Column xml, Column path) => Call("xpath_float", xml, path);

    /// <summary>The whole number that an XPath finds, or 0.</summary>
    /// <example><code>XPathInt(Lit("&lt;a&gt;&lt;b&gt;1&lt;/b&gt;&lt;b&gt;2&lt;/b&gt;&lt;/a&gt;"), Lit("sum(a/b)"))  // 3</code></example>
    public static Column XPathInt(Column xml, Column path) => Call("xpath_int", xml, path);

    /// <summary>The whole number that an XPath finds, or 0.</summary>
    /// <example><code>XPathLong(Lit("&lt;a&gt;&lt;b&gt;1&lt;/b&gt;&lt;b&gt;2&lt;/b&gt;&lt;/a&gt;"), Lit("sum(a/b)"))  // 3</code></example>
    public static Column XPathLong(Column xml, Column path) => Call("xpath_long", xml, path);

    /// <summary>The whole number that an XPath finds, or 0.</summary>
    /// <example><code>XPathShort(Lit("&lt;a&gt;&lt;b&gt;1&lt;/b&gt;&lt;b&gt;2&lt;/b&gt;&lt;/a&gt;"), Lit("sum(a/b)"))  // 3</code></example>
    public static Column XPathShort(Column xml, Column path) => Call("xpath_short", xml, path);
}
