using System.Text.Json;

namespace SparkPersonalization.Delta.Actions;

/// <summary>
/// Reads string maps so that the files of a table share the texts of their partition columns and values: a log repeats both in every
/// line. Remembers the last map only, since neighbouring lines are alike.
/// </summary>
internal sealed class StringPool
{
    private readonly List<string> _keys = [];
    private readonly List<string?> _values = [];
    private StringMap _last = StringMap.Empty;
    private string?[] _lastValues = [];

    /// <summary>Reads from after an object's start to its end.</summary>
    internal StringMap ReadMap(ref Utf8JsonReader json)
    {
        _keys.Clear();
        _values.Clear();
        var allSame = true;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var at = _keys.Count;
            var known = at < _last.Count && json.ValueTextEquals(_last.KeyArray[at]);
            _keys.Add(known ? _last.KeyArray[at] : json.GetString()!);
            json.Read();
            var same = known && IsSame(ref json, _lastValues[at]);
            _values.Add(same ? _lastValues[at] : json.GetString());
            allSame &= same;
        }

        return _keys.Count == 0 ? StringMap.Empty : allSame && _keys.Count == _last.Count ? _last : Remember();
    }

    private static bool IsSame(ref Utf8JsonReader json, string? last) => json.TokenType switch
    {
        JsonTokenType.String => last is not null && json.ValueTextEquals(last),
        JsonTokenType.Null => last is null,
        var other => throw new FormatException($"Wanted a text in a map of texts, found {other}."),
    };

    private StringMap Remember()
    {
        var sameKeys = _keys.Count == _last.Count && _keys.SequenceEqual(_last.KeyArray);
        _lastValues = [.. _values];
        _last = new StringMap(sameKeys ? _last.KeyArray : [.. _keys], _lastValues);
        return _last;
    }
}
