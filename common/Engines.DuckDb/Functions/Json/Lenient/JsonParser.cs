using System.Globalization;

namespace SparkPersonalization.Engines.DuckDb.Functions.Json.Lenient;

/// <summary>Reads JSON as Spark's parser does: what stands after the first value of a text does not count.</summary>
internal sealed partial class JsonParser
{
    private const int MaxDepth = 1_000;
    private const int MaxDigits = 1_000;

    private readonly string _text;
    private readonly JsonRules _rules;
    private int _at;

    private JsonParser(string text, JsonRules rules) => (_text, _rules) = (text, rules);

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private bool IsAtEnd => _at >= _text.Length;

    /// <summary>Reads the first value of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rules">What is taken for JSON.</param>
    /// <param name="fault">What is wrong with it, or null.</param>
    /// <returns>The value; null where there is none, or a fault.</returns>
    internal static JsonPart? Parse(string text, JsonRules rules, out JsonFault? fault)
    {
        fault = null;
        try
        {
            var parser = new JsonParser(text, rules);
            parser.SkipBlanks();
            return parser.IsAtEnd ? null : parser.Value(1);
        }
        catch (JsonFault found)
        {
            fault = found;
            return null;
        }
    }

    private JsonPart Value(int depth)
    {
        SkipBlanks();
        return Current switch
        {
            '{' => Object(depth),
            '[' => Array(depth),
            '"' => new JsonPart(JsonPartKind.Text, Quoted('"')),
            '\'' when _rules.SingleQuotes => new JsonPart(JsonPartKind.Text, Quoted('\'')),
            '-' or (>= '0' and <= '9') => Number(),
            _ => Word(),
        };
    }

    private JsonPart Array(int depth)
    {
        CheckDepth(depth);
        var start = _at++;
        var elements = new List<JsonPart>();
        while (!TryEnd(']', elements.Count == 0))
        {
            elements.Add(Value(depth + 1));
        }

        return new JsonPart(JsonPartKind.Array, _text[start.._at], elements, []);
    }

    private JsonPart Object(int depth)
    {
        CheckDepth(depth);
        var start = _at++;
        var values = new List<JsonPart>();
        var names = new List<string>();
        while (!TryEnd('}', names.Count == 0))
        {
            names.Add(Name());
            SkipBlanks();
            Expect(':');
            values.Add(Value(depth + 1));
        }

        return new JsonPart(JsonPartKind.Object, _text[start.._at], values, names);
    }

    private static void CheckDepth(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new JsonFault($"The text is nested more than {MaxDepth} deep.");
        }
    }

    /// <summary>Whether an array or object ends here; else its next part begins, after a comma where it is not the first.</summary>
    private bool TryEnd(char end, bool isFirst)
    {
        SkipBlanks();
        if (Current == end && !IsAtEnd)
        {
            _at++;
            return true;
        }

        if (!isFirst)
        {
            Expect(',');
            SkipBlanks();
        }

        return false;
    }

    private string Name()
    {
        SkipBlanks();
        if (Current == '"' || (Current == '\'' && _rules.SingleQuotes))
        {
            return Quoted(Current);
        }

        var start = _at;
        while (_rules.UnquotedNames && IsNamePart(Current))
        {
            _at++;
        }

        return _at > start && !char.IsAsciiDigit(_text[start]) ? _text[start.._at] : throw Unexpected("a name in quotes");
    }

    private JsonPart Word()
    {
        var start = _at;
        while (IsNamePart(Current))
        {
            _at++;
        }

        return _text[start.._at] switch
        {
            "null" => new JsonPart(JsonPartKind.Null, "null"),
            "true" => new JsonPart(JsonPartKind.True, "true"),
            "false" => new JsonPart(JsonPartKind.False, "false"),
            "NaN" or "Infinity" or "INF" when _rules.NonNumericNumbers => new JsonPart(JsonPartKind.Real, _text[start.._at]),
            _ => throw Unexpected("a value"),
        };
    }

    private void SkipBlanks()
    {
        while (Current is ' ' or '\t' or '\n' or '\r' || (Current == '/' && _rules.Comments && TryComment()))
        {
            _at++;
        }
    }

    /// <summary>Goes to the last character of a comment.</summary>
    private bool TryComment()
    {
        var isLine = string.CompareOrdinal(_text, _at, "//", 0, 2) == 0;
        if (!isLine && string.CompareOrdinal(_text, _at, "/*", 0, 2) != 0)
        {
            return false;
        }

        var end = isLine ? _text.AsSpan(_at).IndexOfAny('\n', '\r') : _text.AsSpan(_at + 2).IndexOf("*/");
        _at = end < 0 ? isLine ? _text.Length - 1 : throw Unexpected("the end of a comment") : isLine ? _at + end : _at + end + 3;
        return true;
    }

    private void Expect(char wanted)
    {
        if (Current != wanted || IsAtEnd)
        {
            throw Unexpected($"'{wanted}'");
        }

        _at++;
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    private JsonFault Unexpected(string wanted) =>
        new(string.Create(CultureInfo.InvariantCulture, $"At character {_at} there is {(IsAtEnd ? "the end" : $"'{Current}'")}, where {wanted} is expected."));
}
