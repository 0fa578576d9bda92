using System.Globalization;

namespace SparkPersonalization.DataFrames.Types;

/// <summary>Types and column lists in Spark's DDL, such as <c>id BIGINT NOT NULL, tags ARRAY&lt;STRING&gt;</c>.</summary>
internal sealed class DdlParser
{
    private readonly string _text;
    private int _at;

    private DdlParser(string text) => _text = text;

    internal static DataType Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DdlParser(text).TryWholeType() ?? new DdlParser(text).Columns();
    }

    /// <summary>Reads the type that begins at <paramref name="start"/> of a longer text, as in <c>CAST(x AS type)</c>.</summary>
    internal static DataType ParseTypeWithin(string text, int start, out int end)
    {
        var parser = new DdlParser(text) { _at = start };
        var type = parser.Type();
        end = parser._at;
        return type;
    }

    private DataType? TryWholeType()
    {
        try
        {
            var type = Type();
            return AtEnd() ? type : null;
        }
        catch (FormatException)
        {
            // Not a type by itself: the text is read as a list of columns, whose error is then the one to show.
            return null;
        }
    }

    private StructType Columns()
    {
        var fields = new List<StructField>();
        if (AtEnd())
        {
            return StructType.Empty;
        }

        do
        {
            fields.Add(Field());
        }
        while (Take(','));
        return AtEnd() ? new StructType(fields) : throw Error("',' or the end");
    }

    private StructField Field()
    {
        var name = Name();
        Take(':');
        var type = Type();
        var nullable = true;
        if (TakeWord("NOT"))
        {
            nullable = TakeWord("NULL") ? false : throw Error("NULL after NOT");
        }

        if (TakeWord("COMMENT"))
        {
            var comment = QuotedText();
            return new StructField(name, type, nullable, new System.Text.Json.Nodes.JsonObject { ["comment"] = comment });
        }

        return new StructField(name, type, nullable);
    }

    private DataType Type()
    {
        var start = _at;
        var word = Word().ToUpperInvariant();
        return word switch
        {
            "STRING" => new StringType(),
            "VARCHAR" or "CHAR" or "CHARACTER" => Sized(new StringType()),
            "BINARY" => new BinaryType(),
            "BOOLEAN" => new BooleanType(),
            "TINYINT" or "BYTE" => new ByteType(),
            "SMALLINT" or "SHORT" => new ShortType(),
            "INT" or "INTEGER" => new IntegerType(),
            "BIGINT" or "LONG" => new LongType(),
            "FLOAT" or "REAL" => new FloatType(),
            "DOUBLE" => new DoubleType(),
            "DATE" => new DateType(),
            "TIMESTAMP" or "TIMESTAMP_LTZ" => new TimestampType(),
            "TIMESTAMP_NTZ" => new TimestampNTZType(),
            "VARIANT" => new VariantType(),
            "VOID" or "NULL" => new NullType(),
            "DECIMAL" or "DEC" or "NUMERIC" => Decimal(),
            "INTERVAL" => Interval(),
            "ARRAY" => Array(),
            "MAP" => Map(),
            "STRUCT" => Struct(),
            _ => throw Error("a type", start),
        };
    }

    private DataType Sized(DataType type)
    {
        Expect('(');
        Number();
        Expect(')');
        return type;
    }

    private DecimalType Decimal()
    {
        if (!Take('('))
        {
            return new DecimalType();
        }

        var precision = Number();
        var scale = Take(',') ? Number() : 0;
        Expect(')');
        return new DecimalType(precision, scale);
    }

    private DataType Interval()
    {
        if (Unit("YEAR", "MONTH") is { } start)
        {
            return new YearMonthIntervalType(start, LastUnit(start, "YEAR", "MONTH"));
        }

        return Unit("DAY", "HOUR", "MINUTE", "SECOND") is { } first
            ? new DayTimeIntervalType(first, LastUnit(first, "DAY", "HOUR", "MINUTE", "SECOND"))
            : new CalendarIntervalType();
    }

    private byte? Unit(params string[] units)
    {
        var unit = System.Array.FindIndex(units, TakeWord);
        return unit < 0 ? null : (byte)unit;
    }

    private byte LastUnit(byte first, params string[] units) => TakeWord("TO") ? Unit(units) ?? throw new FormatException("An interval type ends with a unit, as in INTERVAL DAY TO SECOND.") : first;

    private ArrayType Array()
    {
        Expect('<');
        var element = Type();
        Expect('>');
        return new ArrayType(element);
    }

    private MapType Map()
    {
        Expect('<');
        var key = Type();
        Expect(',');
        var value = Type();
        Expect('>');
        return new MapType(key, value);
    }

    private StructType Struct()
    {
        Expect('<');
        var fields = new List<StructField>();
        if (!Take('>'))
        {
            do
            {
                fields.Add(Field());
            }
            while (Take(','));
            Expect('>');
        }

        return new StructType(fields);
    }

    private string Name()
    {
        Space();
        if (_at >= _text.Length || _text[_at] != '`')
        {
            return Word();
        }

        var name = new System.Text.StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            if (_text[_at] != '`')
            {
                name.Append(_text[_at]);
            }
            else if (_at + 1 < _text.Length && _text[_at + 1] == '`')
            {
                name.Append('`');
                _at++;
            }
            else
            {
                _at++;
                return name.ToString();
            }
        }

        throw Error("a closing back-quote");
    }

    private string QuotedText()
    {
        Space();
        var quote = _at < _text.Length ? _text[_at] : ' ';
        var end = quote is '\'' or '"' ? _text.IndexOf(quote, _at + 1) : -1;
        if (end < 0)
        {
            throw Error("a quoted text");
        }

        var text = _text[(_at + 1)..end];
        _at = end + 1;
        return text;
    }

    private string Word()
    {
        Space();
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw Error("a name");
    }

    private int Number()
    {
        var start = _at;
        return int.TryParse(Word(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw Error("a number", start);
    }

    private bool TakeWord(string word)
    {
        Space();
        var end = _at + word.Length;
        if (end > _text.Length
            || !_text.AsSpan(_at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
            || (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] == '_')))
        {
            return false;
        }

        _at = end;
        return true;
    }

    private bool Take(char c)
    {
        Space();
        if (_at >= _text.Length || _text[_at] != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(char c)
    {
        if (!Take(c))
        {
            throw Error($"'{c}'");
        }
    }

    private bool AtEnd()
    {
        Space();
        return _at >= _text.Length;
    }

    private void Space()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private FormatException Error(string wanted, int? at = null) =>
        new($"Wanted {wanted} at position {(at ?? _at) + 1} of the schema text: {_text}");
}
