using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace SparkPersonalization.Delta.Actions;

/// <summary>A small immutable map of texts: partition values, table properties, tags. Equal maps have equal entries in any order.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "'Map' is the protocol's word for it.")]
public sealed class StringMap : IReadOnlyDictionary<string, string?>, IEquatable<StringMap>
{
    // Maps up to this size are searched as they are; larger ones (table properties, at most) get a hash index.
    private const int SmallSize = 8;

    private readonly string[] _keys;
    private readonly string?[] _values;
    private readonly Dictionary<string, int>? _index;

    internal StringMap(string[] keys, string?[] values)
    {
        _keys = keys;
        _values = values;
        if (keys.Length > SmallSize)
        {
            _index = new Dictionary<string, int>(keys.Length, StringComparer.Ordinal);
            for (var i = 0; i < keys.Length; i++)
            {
                _index[keys[i]] = i;
            }
        }
    }

    /// <summary>A map without entries.</summary>
    public static StringMap Empty { get; } = new([], []);

    /// <inheritdoc/>
    public int Count => _keys.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _keys;

    /// <inheritdoc/>
    public IEnumerable<string?> Values => _values;

    internal string[] KeyArray => _keys;

    /// <inheritdoc/>
    public string? this[string key] => TryGetValue(key, out var value)
        ? value
        : throw new KeyNotFoundException($"No entry '{key}'. There are: {string.Join(", ", _keys)}.");

    /// <summary>Makes a map.</summary>
    /// <param name="entries">The entries; of two with one key the later counts.</param>
    /// <returns>The map.</returns>
    public static StringMap From(IEnumerable<KeyValuePair<string, string?>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries is StringMap map)
        {
            return map;
        }

        var unique = new OrderedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            unique[key] = value;
        }

        return unique.Count == 0 ? Empty : new StringMap([.. unique.Keys], [.. unique.Values]);
    }

    /// <summary>The same map with entries added or replaced.</summary>
    /// <param name="entries">The entries.</param>
    /// <returns>A new map.</returns>
    public StringMap With(IEnumerable<KeyValuePair<string, string?>> entries) => From(this.Concat(entries));

    /// <summary>The same map with one entry added or replaced.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>A new map.</returns>
    public StringMap With(string key, string? value) => With([new(key, value)]);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string? value)
    {
        var at = IndexOf(key);
        value = at < 0 ? null : _values[at];
        return at >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string?>> GetEnumerator()
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            yield return new(_keys[i], _values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(StringMap? other)
    {
        if (other is null || other.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < _keys.Length; i++)
        {
            if (!other.TryGetValue(_keys[i], out var value) || value != _values[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StringMap);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 0;
        for (var i = 0; i < _keys.Length; i++)
        {
            // Order must not matter, so the entries' hashes are added.
            hash += HashCode.Combine(_keys[i], _values[i]);
        }

        return hash;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{{{string.Join(", ", this.Select(e => $"{e.Key}: {e.Value ?? "null"}"))}}}";

    private int IndexOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _index is null ? Array.IndexOf(_keys, key) : _index.GetValueOrDefault(key, -1);
    }
}
