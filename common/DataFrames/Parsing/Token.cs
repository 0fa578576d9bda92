namespace SparkPersonalization.DataFrames.Parsing;

internal enum TokenKind
{
    Word,
    QuotedName,
    String,
    Number,
    Symbol,
    End,
}

/// <summary>A piece of SQL text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text of a word, number or symbol as written; what quotes hold, with escapes read.</param>
/// <param name="Start">Where it begins in the SQL text, from 0.</param>
/// <param name="Length">How many characters it has there.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int Length)
{
    internal int End => Start + Length;

    internal bool IsName => Kind is TokenKind.Word or TokenKind.QuotedName;

    internal bool IsWord(string word) => Kind == TokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    internal bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}
