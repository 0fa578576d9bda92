using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SparkPersonalization.DataFrames.Plans;

/// <summary>The options of a reader or writer: texts under names whose case does not count, as in Spark.</summary>
public sealed class Options : IReadOnlyDictionary<string, string>, IEquatable<Options>
{
    private readonly Dictionary<string, string> _values;

    private Options(Dictionary<string, string> values) => _values = values;

    /// <summary>No options.</summary>
    public static Options None { get; } = new(new(StringComparer.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public IEnumerable<string> Values => _values.Values;

    /// <inheritdoc/>
    public string this[string key] => _values[key];

    /// <summary>These options and one more, which replaces one of the same name.</summary>
    /// <param name="key">The option's name.</param>
    /// <param name="value">The option's value.</param>
    /// <returns>New options.</returns>
    public Options With(string key, string value) =>
        new(new(_values, StringComparer.OrdinalIgnoreCase) { [key] = value });

    /// <summary>These options without those of the given names.</summary>
    /// <param name="keys">The names.</param>
    /// <returns>New options.</returns>
    public Options Without(params string[] keys) =>
        new(_values.Where(p => !keys.Contains(p.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase));

    /// <summary>The value of an option.</summary>
    /// <param name="key">The option's name.</param>
    /// <returns>The text, or null where it is not set.</returns>
    public string? Get(string key) => _values.GetValueOrDefault(key);

    /// <summary>The value of an option that is true or false.</summary>
    /// <param name="key">The option's name.</param>
    /// <param name="defaultValue">What holds where it is not set.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The text is neither true nor false.</exception>
    public bool GetBoolean(string key, bool defaultValue) => Get(key) switch
    {
        null => defaultValue,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new ArgumentException($"Option {key} must be true or false, not '{text}'."),
    };

    /// <summary>The value of an option that is a whole number.</summary>
    /// <param name="key">The option's name.</param>
    /// <returns>The number, or null where it is not set.</returns>
    /// <exception cref="ArgumentException">The text is not a whole number.</exception>
    public long? GetLong(string key) => Get(key) switch
    {
        null => null,
        var text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw new ArgumentException($"Option {key} must be a whole number, not '{text}'."),
    };

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Options? other) =>
        other is not null && other.Count == Count && _values.All(p => other._values.TryGetValue(p.Key, out var v) && v == p.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Options);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _values.Aggregate(0, (hash, p) => hash ^ HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(p.Key), p.Value));
}
