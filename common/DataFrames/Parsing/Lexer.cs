using System.Text.RegularExpressions;

namespace SparkPersonalization.DataFrames.Parsing;

/// <summary>Cuts SQL text into tokens, one at a time, by the rules of Spark's SqlBaseLexer.</summary>
internal sealed partial class Lexer(string sql)
{
    // Longest first. '>>' is not among them: the parser joins two '>', which also close nested types.
    private static readonly string[] Symbols =
    [
        "<=>", "->", "=>", "||", "|>", "<=", ">=", "<>", "!=", "==", "::", "<<", "!<", "!>",
        "(", ")", "[", "]", ",", ".", "=", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "~", "!", ":", "?", ";",
    ];

    /// <summary>Where the next token is looked for.</summary>
    internal int Position { get; set; }

    internal Token Next()
    {
        SkipSpace();
        if (Position >= sql.Length)
        {
            return new Token(TokenKind.End, "", sql.Length, 0);
        }

        var c = sql[Position];
        return c switch
        {
            '\'' or '"' => QuotedString(Position),
            '`' => QuotedName(),
            'r' or 'R' when At(1) is '\'' or '"' => RawString(),
            _ => Number() ?? Word() ?? Symbol(),
        };
    }

    private Token? Number()
    {
        var match = NumberPattern().Match(sql, Position);
        return match.Success ? Take(TokenKind.Number, match.Length) : null;
    }

    private Token? Word()
    {
        var end = Position;
        while (end < sql.Length && IsWordCharacter(sql[end]))
        {
            end++;
        }

        return end > Position ? Take(TokenKind.Word, end - Position) : null;
    }

    private Token Symbol()
    {
        var symbol = Array.Find(Symbols, s => string.CompareOrdinal(sql, Position, s, 0, s.Length) == 0);
        return symbol is null ? throw Error(Position, sql[Position].ToString()) : Take(TokenKind.Symbol, symbol.Length);
    }

    private Token Take(TokenKind kind, int length)
    {
        var token = new Token(kind, sql.Substring(Position, length), Position, length);
        Position += length;
        return token;
    }

    private void SkipSpace()
    {
        while (Position < sql.Length)
        {
            if (char.IsWhiteSpace(sql[Position]))
            {
                Position++;
            }
            else if (At(0) == '-' && At(1) == '-')
            {
                SkipLine();
            }
            else if (At(0) == '/' && At(1) == '*')
            {
                SkipBlock();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipLine()
    {
        while (Position < sql.Length && (sql[Position] != '\n' || sql[Position - 1] == '\\'))
        {
            Position++;
        }
    }

    private void SkipBlock()
    {
        var start = Position;
        var depth = 0;
        do
        {
            if (Position >= sql.Length)
            {
                throw new ParseException("UNCLOSED_BRACKETED_COMMENT", "The comment is never closed by '*/'.", sql, start, "/*");
            }

            var step = (At(0), At(1)) switch { ('/', '*') => 1, ('*', '/') => -1, _ => 0 };
            depth += step;
            Position += step == 0 ? 1 : 2;
        }
        while (depth > 0);
    }

    private char At(int offset) => Position + offset < sql.Length ? sql[Position + offset] : '\0';

    private ParseException Error(int position, string near) =>
        new(ParseException.SyntaxError, $"Syntax error at or near '{near}'.", sql, position, near);

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c);

    [GeneratedRegex(@"\G(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?:[bB][dD]|[lLsSyYfFdD])?(?![\p{L}\p{Nd}_])")]
    private static partial Regex NumberPattern();
}
