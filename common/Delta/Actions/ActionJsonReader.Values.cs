using System.Text.Json;

namespace SparkPersonalization.Delta.Actions;

internal ref partial struct ActionJsonReader
{
    /// <summary>Moves to the next member's name; false at the object's end.</summary>
    private bool NextMember()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Moves into the value of a member, which is an object; false where it is null.</summary>
    private bool StartObject()
    {
        _json.Read();
        return _json.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.Null => false,
            var other => throw new FormatException($"Wanted an object, found {other}."),
        };
    }

    private void SkipValue()
    {
        _json.Read();
        _json.Skip();
    }

    private string? Text()
    {
        _json.Read();
        return _json.GetString();
    }

    private bool Boolean()
    {
        _json.Read();
        return _json.GetBoolean();
    }

    private bool? OptionalBoolean()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.Null ? null : _json.GetBoolean();
    }

    private int Int32()
    {
        _json.Read();
        return _json.GetInt32();
    }

    private int? OptionalInt32()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.Null ? null : _json.GetInt32();
    }

    private long Int64()
    {
        _json.Read();
        return _json.GetInt64();
    }

    private long? OptionalInt64()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.Null ? null : _json.GetInt64();
    }

    private List<string>? Texts()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (_json.TokenType != JsonTokenType.StartArray)
        {
            throw new FormatException($"Wanted an array of texts, found {_json.TokenType}.");
        }

        var texts = new List<string>();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(_json.GetString() ?? throw new FormatException("Null in an array of texts."));
        }

        return texts;
    }

    private StringMap Map() => StartObject() ? _pool.ReadMap(ref _json) : StringMap.Empty;

    /// <summary>A map whose values may be anything: texts stay, the rest becomes its JSON text.</summary>
    private StringMap LooseMap() => StartObject() ? LooseMapHere() : StringMap.Empty;

    private StringMap LooseMapHere()
    {
        var entries = new List<KeyValuePair<string, string?>>();
        while (NextMember())
        {
            var key = _json.GetString()!;
            _json.Read();
            entries.Add(new(key, _json.TokenType switch
            {
                JsonTokenType.String => _json.GetString(),
                JsonTokenType.Null => null,
                _ => RawJson(),
            }));
        }

        return StringMap.From(entries);
    }

    private string RawJson()
    {
        using var document = JsonDocument.ParseValue(ref _json);
        return document.RootElement.GetRawText();
    }
}
