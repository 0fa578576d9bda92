using System.Globalization;
using System.Text;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class Lexer
{
    private Token QuotedString(int start)
    {
        var quote = sql[Position++];
        var text = new StringBuilder();
        while (Position < sql.Length)
        {
            var c = sql[Position];
            if (c == '\\' && Position + 1 < sql.Length)
            {
                Escape(text);
            }
            else if (c != quote)
            {
                text.Append(c);
                Position++;
            }
            else if (At(1) == quote)
            {
                text.Append(quote);
                Position += 2;
            }
            else
            {
                Position++;
                return new Token(TokenKind.String, text.ToString(), start, Position - start);
            }
        }

        throw Error(start, quote.ToString());
    }

    private Token RawString()
    {
        var start = Position;
        var end = sql.IndexOf(sql[start + 1], start + 2);
        if (end < 0)
        {
            throw Error(start, sql[start..(start + 2)]);
        }

        Position = end + 1;
        return new Token(TokenKind.String, sql[(start + 2)..end], start, Position - start);
    }

    private Token QuotedName()
    {
        var start = Position;
        var name = new StringBuilder();
        for (Position++; Position < sql.Length; Position++)
        {
            if (sql[Position] != '`')
            {
                name.Append(sql[Position]);
            }
            else if (At(1) == '`')
            {
                name.Append('`');
                Position++;
            }
            else
            {
                Position++;
                return new Token(TokenKind.QuotedName, name.ToString(), start, Position - start);
            }
        }

        throw Error(start, "`");
    }

    /// <summary>Reads what follows a backslash, as Spark's SparkParserUtils.unescapeSQLString does.</summary>
    private void Escape(StringBuilder text)
    {
        if (At(1) == 'u' && CodeAt(2, 4) is { } unit)
        {
            text.Append((char)unit);
            Position += 6;
        }
        else if (At(1) == 'U' && CodeAt(2, 8) is { } code)
        {
            text.Append(Character(code));
            Position += 10;
        }
        else if (At(1) is '0' or '1' && IsOctal(At(2)) && IsOctal(At(3)))
        {
            text.Append((char)(((At(1) - '0') * 64) + ((At(2) - '0') * 8) + (At(3) - '0')));
            Position += 4;
        }
        else
        {
            AppendShortEscape(text, At(1));
            Position += 2;
        }
    }

    private static void AppendShortEscape(StringBuilder text, char c)
    {
        // LIKE patterns need the backslash of \% and \_ themselves.
        _ = c switch
        {
            '0' => text.Append('\0'),
            'b' => text.Append('\b'),
            'n' => text.Append('\n'),
            'r' => text.Append('\r'),
            't' => text.Append('\t'),
            'Z' => text.Append('\u001A'),
            '%' or '_' => text.Append('\\').Append(c),
            _ => text.Append(c),
        };
    }

    private string Character(uint code) => code switch
    {
        <= char.MaxValue => ((char)code).ToString(),
        <= 0x10FFFF => char.ConvertFromUtf32((int)code),
        _ => throw Error(Position, sql.Substring(Position, 10)),
    };

    private uint? CodeAt(int offset, int digits) =>
        Position + offset + digits <= sql.Length
        && uint.TryParse(sql.AsSpan(Position + offset, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? code
            : null;

    private static bool IsOctal(char c) => c is >= '0' and <= '7';
}
