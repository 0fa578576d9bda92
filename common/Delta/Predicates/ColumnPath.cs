namespace SparkPersonalization.Delta.Predicates;

/// <summary>A column of a table, or a member of a struct in one.</summary>
public sealed record ColumnPath
{
    /// <summary>Names a column.</summary>
    /// <param name="names">The names from the outside in, in the schema's case; dots have no meaning in them.</param>
    public ColumnPath(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfZero(names.Count);
        Names = names;
    }

    /// <summary>The names from the outside in.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A column by its name.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator ColumnPath(string name) => FromString(name);

    /// <summary>A column by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The path of one name.</returns>
    public static ColumnPath FromString(string name) => new(name);

    /// <inheritdoc/>
    public bool Equals(ColumnPath? other) => other is not null && Names.SequenceEqual(other.Names);

    /// <inheritdoc/>
    public override int GetHashCode() => Names.Aggregate(0, (hash, name) => HashCode.Combine(hash, name));

    /// <inheritdoc/>
    public override string ToString() => string.Join('.', Names.Select(n => n.Contains('.') ? $"`{n}`" : n));
}
