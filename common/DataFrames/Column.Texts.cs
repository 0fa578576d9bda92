namespace SparkPersonalization.DataFrames;

/// <summary>Texts: patterns and parts.</summary>
public sealed partial class Column
{
    /// <summary>Whether the whole text matches an SQL pattern: <c>%</c> is any text, <c>_</c> any character, <c>\</c> escapes.</summary>
    public Column Like(string literal) => Binary("like", literal);

    /// <summary>As <see cref="Like"/>, without regard to case.</summary>
    public Column ILike(string literal) => Binary("ilike", literal);

    /// <summary>Whether a part of the text matches a Java regular expression.</summary>
    public Column RLike(string literal) => Binary("rlike", literal);

    /// <summary>Whether the text has <paramref name="other"/> in it.</summary>
    public Column Contains(object? other) => Binary("contains", other);

    /// <summary>Whether the text begins with <paramref name="other"/>.</summary>
    public Column StartsWith(Column other) => Binary("startswith", other);

    /// <summary>Whether the text begins with <paramref name="literal"/>.</summary>
    public Column StartsWith(string literal) => Binary("startswith", literal);

    /// <summary>Whether the text ends with <paramref name="other"/>.</summary>
    public Column EndsWith(Column other) => Binary("endswith", other);

    /// <summary>Whether the text ends with <paramref name="literal"/>.</summary>
    public Column EndsWith(string literal) => Binary("endswith", literal);

    /// <summary>The part of the text from <paramref name="startPos"/> (from 1) with <paramref name="len"/> characters at most.</summary>
    public Column SubStr(Column startPos, Column len) => Call("substr", this, startPos, len);

    /// <summary>The part of the text from <paramref name="startPos"/> (from 1) with <paramref name="len"/> characters at most.</summary>
    public Column SubStr(int startPos, int len) => SubStr(Functions.Lit(startPos), Functions.Lit(len));
}
