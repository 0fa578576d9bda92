using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace SparkPersonalization.Engines.DuckDb.Execution.Vectors;

/// <summary>A map of a result: its pairs in the engine's order. It compares by its pairs, whatever their order.</summary>
internal sealed class MapValue : IReadOnlyDictionary<object, object?>, IEquatable<MapValue>
{
    private readonly KeyValuePair<object, object?>[] _pairs;

    internal MapValue(KeyValuePair<object, object?>[] pairs) => _pairs = pairs;

    public int Count => _pairs.Length;

    public IEnumerable<object> Keys => _pairs.Select(p => p.Key);

    public IEnumerable<object?> Values => _pairs.Select(p => p.Value);

    public object? this[object key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The map has no key '{key}'.");

    public bool ContainsKey(object key) => TryGetValue(key, out _);

    public bool TryGetValue(object key, [MaybeNullWhen(false)] out object? value)
    {
        foreach (var pair in _pairs)
        {
            if (Same(pair.Key, key))
            {
                value = pair.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    public bool Equals(MapValue? other) =>
        other is not null && other.Count == Count && _pairs.All(p => other.TryGetValue(p.Key, out var value) && Same(p.Value, value));

    public override bool Equals(object? obj) => Equals(obj as MapValue);

    public override int GetHashCode() =>
        _pairs.Aggregate(Count, (hash, p) => hash ^ StructuralComparisons.StructuralEqualityComparer.GetHashCode(p.Key));

    public IEnumerator<KeyValuePair<object, object?>> GetEnumerator() => ((IEnumerable<KeyValuePair<object, object?>>)_pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"Map({string.Join(", ", _pairs.Select(p => $"{p.Key} -> {p.Value ?? "null"}"))})";

    private static bool Same(object? left, object? right) => StructuralComparisons.StructuralEqualityComparer.Equals(left, right);
}
