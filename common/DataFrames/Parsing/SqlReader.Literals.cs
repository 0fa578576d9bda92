using System.Text;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    private static Literal True => new(true, new BooleanType());

    private static Literal False => new(false, new BooleanType());

    private static Literal Text(string value) => new(value, new StringType());

    private Literal Number()
    {
        var first = Current;
        var negative = Take("-");
        var token = Next();
        try
        {
            return NumberLiteral.Parse(token.Text, negative);
        }
        catch (FormatException)
        {
            throw SyntaxError(token);
        }
        catch (OverflowException e)
        {
            throw Error("INVALID_NUMERIC_LITERAL_RANGE", e.Message, first, e);
        }
    }

    private string StringText()
    {
        if (Current.Kind != TokenKind.String)
        {
            throw SyntaxError(Current);
        }

        var text = new StringBuilder();
        while (Current.Kind == TokenKind.String)
        {
            text.Append(Next().Text);
        }

        return text.ToString();
    }

    /// <summary>Reads a word and a string, such as <c>DATE '2026-01-31'</c>, and intervals.</summary>
    private Expression? TypedLiteral(Token token)
    {
        if (token.IsWord("INTERVAL") && IsInterval())
        {
            return Interval();
        }

        if (Peek(1).Kind != TokenKind.String || IsOperatorWord(token))
        {
            return null;
        }

        _at++;
        var text = StringText();
        return token.Text.ToUpperInvariant() switch
        {
            "DATE" => new Cast(Text(text), new DateType(), EvalMode.Ansi),
            "TIMESTAMP" or "TIMESTAMP_LTZ" => new Cast(Text(text), new TimestampType(), EvalMode.Ansi),
            "TIMESTAMP_NTZ" => new Cast(Text(text), new TimestampNTZType(), EvalMode.Ansi),
            "X" => new Literal(Bytes(text, token), new BinaryType()),
            "TIME" => TimeLiterals.Of(text) ?? throw Error("INVALID_TYPED_LITERAL", $"The value of the typed literal \"TIME\" is invalid: '{text}'.", token),
            var other => throw Error("UNSUPPORTED_TYPED_LITERAL", $"Literals of the type '{other}' are not supported.", token),
        };
    }

    private byte[] Bytes(string digits, Token token)
    {
        try
        {
            return Convert.FromHexString(digits.Length % 2 == 0 ? digits : "0" + digits);
        }
        catch (FormatException e)
        {
            throw Error("INVALID_TYPED_LITERAL", $"The value of the typed literal \"X\" is invalid: '{digits}'.", token, e);
        }
    }
}
