using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

/// <summary>A recursive-descent reader of one SQL text. This part holds the tokens; the others each read one kind of thing.</summary>
internal sealed partial class SqlReader(string sql, SqlParameters parameters)
{
    // Deeper than any text that people or programs write; a large stack has room for it.
    private const int MaxDepth = 20_000;

    private readonly Lexer _lexer = new(sql);
    private readonly List<Token> _tokens = [];
    private int _at;
    private int _depth;
    private int _positional;

    private Token Current => Peek(0);

    internal void ExpectEnd()
    {
        if (Current.Kind != TokenKind.End)
        {
            throw SyntaxError(Current);
        }
    }

    private Token Peek(int ahead)
    {
        while (_tokens.Count <= _at + ahead)
        {
            _tokens.Add(_lexer.Next());
        }

        return _tokens[_at + ahead];
    }

    private Token Next()
    {
        var token = Current;
        _at++;
        return token;
    }

    /// <summary>Goes on at a place of the text that something else has read up to.</summary>
    private void Seek(int position)
    {
        _tokens.RemoveRange(_at, _tokens.Count - _at);
        _lexer.Position = position;
    }

    private bool Take(string symbol)
    {
        if (!Current.IsSymbol(symbol))
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool TakeWord(string word)
    {
        if (!Current.IsWord(word))
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool TakeWords(string first, string second)
    {
        if (!Current.IsWord(first) || !Peek(1).IsWord(second))
        {
            return false;
        }

        _at += 2;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol))
        {
            throw SyntaxError(Current);
        }
    }

    private void ExpectWord(string word)
    {
        if (!TakeWord(word))
        {
            throw SyntaxError(Current);
        }
    }

    private string Name() => Current.IsName ? Next().Text : throw SyntaxError(Current);

    private List<T> CommaSeparated<T>(Func<T> read)
    {
        var items = new List<T> { read() };
        while (Take(","))
        {
            items.Add(read());
        }

        return items;
    }

    private T Nested<T>(Func<T> read)
    {
        if (++_depth > MaxDepth)
        {
            throw Error("FAILED_TO_PARSE_TOO_COMPLEX", $"The expression is nested more than {MaxDepth} levels deep.", Current);
        }

        DeepStack.Check();
        var result = read();
        _depth--;
        return result;
    }

    private ParseException SyntaxError(Token token) =>
        Error(
            ParseException.SyntaxError,
            token.Kind == TokenKind.End ? "Syntax error at or near end of input." : $"Syntax error at or near '{Source(token)}'.",
            token);

    private ParseException Unsupported(string what, Token token) => Error(ParseException.UnsupportedFeature, $"{what} is not supported.", token);

    private ParseException Error(string errorClass, string what, Token token, Exception? cause = null) =>
        new(errorClass, what, sql, token.Start, Source(token), cause);

    private string Source(Token token) => sql.Substring(token.Start, token.Length);
}
