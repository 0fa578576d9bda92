namespace SparkPersonalization.DataFrames.Types;

/// <summary>A value of type VARIANT.</summary>
public sealed class Variant : IEquatable<Variant>
{
    internal Variant(VariantKind kind, object? value = null)
        : this(kind, value, [], [])
    {
    }

    private Variant(VariantKind kind, object? value, IReadOnlyList<Variant> items, IReadOnlyList<string> names) =>
        (Kind, Value, Items, Names) = (kind, value, items, names);

    /// <summary>What it is.</summary>
    internal VariantKind Kind { get; }

    /// <summary>The value, where it has no parts.</summary>
    internal object? Value { get; }

    /// <summary>The elements of an array, or the values of an object.</summary>
    internal IReadOnlyList<Variant> Items { get; }

    /// <summary>The names of an object's values.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>The value as JSON; instants are in UTC.</summary>
    /// <returns>The text.</returns>
    public string ToJson() => VariantText.Json(this, TimeZoneInfo.Utc);

    /// <inheritdoc cref="ToJson"/>
    public override string ToString() => ToJson();

    /// <inheritdoc/>
    public bool Equals(Variant? other) => other is not null && VariantBinary.Bytes(this).AsSpan().SequenceEqual(VariantBinary.Bytes(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Variant);

    /// <inheritdoc/>
    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);

    internal static Variant Array(IEnumerable<Variant> elements) => new(VariantKind.Array, null, [.. elements], []);

    /// <summary>An object; its names are sorted.</summary>
    internal static Variant Object(IEnumerable<KeyValuePair<string, Variant>> members)
    {
        var sorted = members.OrderBy(m => m.Key, StringComparer.Ordinal).ToList();
        return new(VariantKind.Object, null, [.. sorted.Select(m => m.Value)], [.. sorted.Select(m => m.Key)]);
    }
}
