namespace SparkPersonalization.DataFrames;

/// <summary>Numbers, dates and bytes as texts in a given form, and back.</summary>
public static partial class Functions
{
    /// <summary>A number, date or byte string in <paramref name="format"/>: <c>$99,999.00</c> for numbers, <c>yyyy-MM-dd</c> for dates, <c>base64</c>, <c>hex</c> or <c>utf-8</c> for bytes.</summary>
    public static Column ToChar(Column column, Column format) => Call("to_char", column, format);

    /// <inheritdoc cref="ToChar"/>
    public static Column ToVarchar(Column column, Column format) => Call("to_varchar", column, format);

    /// <summary>The decimal that a text says in <paramref name="format"/>, a constant such as <c>$99,999.00</c>; an error where it does not fit.</summary>
    public static Column ToNumber(Column column, Column format) => Call("to_number", column, format);

    /// <summary>As <see cref="ToNumber"/>, but null where the text does not fit.</summary>
    public static Column TryToNumber(Column column, Column format) => Call("try_to_number", column, format);

    /// <summary>The bytes that a text writes in hexadecimal digits.</summary>
    public static Column ToBinary(Column column) => Call("to_binary", column);

    /// <summary>The bytes that a text writes in <paramref name="format"/>: <c>hex</c>, <c>utf-8</c> or <c>base64</c>; an error where it does not.</summary>
    public static Column ToBinary(Column column, Column format) => Call("to_binary", column, format);

    /// <summary>As <see cref="ToBinary(Column)"/>, but null where the text is something else.</summary>
    public static Column TryToBinary(Column column) => Call("try_to_binary", column);

    /// <summary>As <see cref="ToBinary(Column, Column)"/>, but null where the text is something else.</summary>
    public static Column TryToBinary(Column column, Column format) => Call("try_to_binary", column, format);

    /// <summary>The arguments in a printf pattern.</summary>
    public static Column Printf(Column format, params Column[] arguments) => Call("printf", [format, .. arguments]);

    /// <summary>The text with capital letters as <c>X</c>, small ones as <c>x</c> and digits as <c>n</c>.</summary>
    public static Column Mask(Column column) => Call("mask", column);

    /// <summary>The text with capital letters, small ones, digits and other characters replaced; a null leaves them as they are.</summary>
    public static Column Mask(Column column, Column upperChar, Column lowerChar, Column digitChar, Column otherChar) =>
        Call("mask", column, upperChar, lowerChar, digitChar, otherChar);

    /// <summary>The text in single quotes, as SQL writes it.</summary>
    public static Column Quote(Column column) => Call("quote", column);

    /// <summary>Whether a text of digits ends with the right check digit of a card's number.</summary>
    public static Column LuhnCheck(Column column) => Call("luhn_check", column);

    /// <summary>The name of the value's type, such as <c>array&lt;int&gt;</c>.</summary>
    public static Column TypeOf(Column column) => Call("typeof", column);

    /// <summary>The name of the collation by which a text is compared.</summary>
    public static Column Collation(Column column) => Call("collation", column);

    /// <summary>The bytes encrypted with AES in the mode GCM and a random nonce, which stands before them.</summary>
    public static Column AesEncrypt(Column input, Column key) => Call("aes_encrypt", input, key);

    /// <summary>The bytes encrypted with AES; <paramref name="mode"/> is <c>GCM</c>, <c>CBC</c> or <c>ECB</c>, <paramref name="padding"/> <c>DEFAULT</c>, <c>NONE</c> or <c>PKCS</c>.</summary>
    public static Column AesEncrypt(Column input, Column key, Column mode, Column padding) => Call("aes_encrypt", input, key, mode, padding);

    /// <summary>What <see cref="AesEncrypt(Column, Column)"/> encrypted; an error where the key is another.</summary>
    public static Column AesDecrypt(Column input, Column key) => Call("aes_decrypt", input, key);

    /// <summary>What <see cref="AesEncrypt(Column, Column, Column, Column)"/> encrypted; an error where the key is another.</summary>
    public static Column AesDecrypt(Column input, Column key, Column mode, Column padding) => Call("aes_decrypt", input, key, mode, padding);

    /// <summary>As <see cref="AesDecrypt(Column, Column)"/>, but null where it cannot be decrypted.</summary>
    public static Column TryAesDecrypt(Column input, Column key) => Call("try_aes_decrypt", input, key);

    /// <summary>The texts that an XPath finds in an XML text.</summary>
    public static Column XPath(Column xml, Column path) => Call("xpath", xml, path);

    /// <summary>The text that an XPath first finds.</summary>
    public static Column XPathString(Column xml, Column path) => Call("xpath_string", xml, path);

    /// <summary>Whether an XPath finds anything or is true.</summary>
    public static Column XPathBoolean(Column xml, Column path) => Call("xpath_boolean", xml, path);

    /// <summary>The number that an XPath finds; NaN where it finds none.</summary>
    public static Column XPathDouble(Column xml, Column path) => Call("xpath_double", xml, path);

    /// <summary>The number that an XPath finds; NaN where it finds none.</summary>
    public static Column XPathFloat(Column xml, Column path) => Call("xpath_float", xml, path);

    /// <summary>The whole number that an XPath finds, or 0.</summary>
    public static Column XPathInt(Column xml, Column path) => Call("xpath_int", xml, path);

    /// <summary>The whole number that an XPath finds, or 0.</summary>
    public static Column XPathLong(Column xml, Column path) => Call("xpath_long", xml, path);

    /// <summary>The whole number that an XPath finds, or 0.</summary>
    public static Column XPathShort(Column xml, Column path) => Call("xpath_short", xml, path);
}
