using System.Globalization;
using System.Text;

namespace SparkPersonalization.Engines.DuckDb.Functions.Json.Lenient;

/// <content>Texts and numbers.</content>
internal sealed partial class JsonParser
{
    private const int CodeDigits = 4;

    private string Quoted(char quote)
    {
        _at++;
        var rest = _text.AsSpan(_at);
        var plain = rest.IndexOfAny(quote, '\\');
        if (plain >= 0 && rest[plain] == quote && !HasControl(rest[..plain]))
        {
            _at += plain + 1;
            return rest[..plain].ToString();
        }

        var text = new StringBuilder();
        while (!IsAtEnd && Current != quote)
        {
            text.Append(Character());
        }

        Expect(quote);
        return text.ToString();
    }

    private bool HasControl(ReadOnlySpan<char> text) => !_rules.ControlCharacters && text.IndexOfAnyInRange('\0', '\u001F') >= 0;

    private char Character()
    {
        var c = _text[_at];
        if (c < ' ' && !_rules.ControlCharacters)
        {
            throw new JsonFault(string.Create(CultureInfo.InvariantCulture, $"The control character {(int)c} at character {_at} of a text must be escaped."));
        }

        _at++;
        return c == '\\' ? Escaped() : c;
    }

    private char Escaped()
    {
        var c = Current;
        _at++;
        return c switch
        {
            'b' => '\b',
            't' => '\t',
            'n' => '\n',
            'f' => '\f',
            'r' => '\r',
            '"' or '\\' or '/' => c,
            'u' => Code(),
            '\'' when _rules.SingleQuotes => c,
            _ when _rules.AnyEscape && _at <= _text.Length => c,
            _ => throw new JsonFault(string.Create(CultureInfo.InvariantCulture, $"There is no escape '\\{c}' (character {_at - 1}).")),
        };
    }

    private char Code()
    {
        if (_at + CodeDigits > _text.Length || !ushort.TryParse(_text.AsSpan(_at, CodeDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw Unexpected("four hexadecimal digits");
        }

        _at += CodeDigits;
        return (char)code;
    }

    private JsonPart Number()
    {
        var start = _at;
        if (Current == '-' && _at + 1 < _text.Length && _text[_at + 1] is 'I')
        {
            return Special();
        }

        _ = Current == '-' ? ++_at : _at;
        var first = _at;
        Digits();
        if (_text[first] == '0' && _at - first > 1 && !_rules.LeadingZeros)
        {
            throw new JsonFault(string.Create(CultureInfo.InvariantCulture, $"The number at character {first} begins with zeros."));
        }

        var kind = JsonPartKind.Whole;
        if (Current == '.')
        {
            _at++;
            Digits();
            kind = JsonPartKind.Real;
        }

        if (Current is 'e' or 'E')
        {
            _at++;
            _ = Current is '+' or '-' ? ++_at : _at;
            Digits();
            kind = JsonPartKind.Real;
        }

        return _at - first > MaxDigits
            ? throw new JsonFault($"A number has more than {MaxDigits} digits.")
            : new JsonPart(kind, _text[start.._at]);
    }

    private void Digits()
    {
        var start = _at;
        while (char.IsAsciiDigit(Current))
        {
            _at++;
        }

        if (_at == start)
        {
            throw Unexpected("a digit");
        }
    }

    /// <summary>A sign and the name of a number that is none.</summary>
    private JsonPart Special()
    {
        var start = _at++;
        while (IsNamePart(Current))
        {
            _at++;
        }

        return _rules.NonNumericNumbers && _text[(start + 1).._at] is "Infinity" or "INF"
            ? new JsonPart(JsonPartKind.Real, _text[start.._at])
            : throw Unexpected("a number");
    }
}
