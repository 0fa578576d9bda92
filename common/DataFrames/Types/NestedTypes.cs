using System.Collections;
using System.Text.Json.Nodes;

namespace SparkPersonalization.DataFrames.Types;

/// <summary>Arrays whose elements have one type.</summary>
public sealed record ArrayType : DataType
{
    /// <summary>Makes a type.</summary>
    /// <param name="elementType">The type of the elements.</param>
    /// <param name="containsNull">Whether an element may be null; true by default.</param>
    public ArrayType(DataType elementType, bool containsNull = true) => (ElementType, ContainsNull) = (elementType, containsNull);

    /// <summary>The type of the elements.</summary>
    public DataType ElementType { get; init; }

    /// <summary>Whether an element may be null.</summary>
    public bool ContainsNull { get; init; }

    /// <inheritdoc/>
    public override string TypeName => "array";

    /// <inheritdoc/>
    public override string SimpleString => $"array<{ElementType.SimpleString}>";

    /// <inheritdoc/>
    public override string Sql => $"ARRAY<{ElementType.Sql}>";

    internal override JsonNode ToJsonNode() => new JsonObject
    {
        ["type"] = "array",
        ["elementType"] = ElementType.ToJsonNode(),
        ["containsNull"] = ContainsNull,
    };
}

/// <summary>Maps from keys, which are never null, to values.</summary>
public sealed record MapType : DataType
{
    /// <summary>Makes a type.</summary>
    /// <param name="keyType">The type of the keys.</param>
    /// <param name="valueType">The type of the values.</param>
    /// <param name="valueContainsNull">Whether a value may be null; true by default.</param>
    public MapType(DataType keyType, DataType valueType, bool valueContainsNull = true) =>
        (KeyType, ValueType, ValueContainsNull) = (keyType, valueType, valueContainsNull);

    /// <summary>The type of the keys.</summary>
    public DataType KeyType { get; init; }

    /// <summary>The type of the values.</summary>
    public DataType ValueType { get; init; }

    /// <summary>Whether a value may be null.</summary>
    public bool ValueContainsNull { get; init; }

    /// <inheritdoc/>
    public override string TypeName => "map";

    /// <inheritdoc/>
    public override string SimpleString => $"map<{KeyType.SimpleString},{ValueType.SimpleString}>";

    /// <inheritdoc/>
    public override string Sql => $"MAP<{KeyType.Sql}, {ValueType.Sql}>";

    internal override JsonNode ToJsonNode() => new JsonObject
    {
        ["type"] = "map",
        ["keyType"] = KeyType.ToJsonNode(),
        ["valueType"] = ValueType.ToJsonNode(),
        ["valueContainsNull"] = ValueContainsNull,
    };
}

/// <summary>A named column of a struct or a table.</summary>
public sealed class StructField : IEquatable<StructField>
{
    private readonly string? _metadata;

    /// <summary>Makes a field.</summary>
    /// <param name="name">The column's name, any text.</param>
    /// <param name="dataType">The column's type.</param>
    /// <param name="isNullable">Whether the column may hold nulls; true by default.</param>
    /// <param name="metadata">Further facts about the column, kept as they are; none by default.</param>
    public StructField(string name, DataType dataType, bool isNullable = true, JsonObject? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(dataType);
        Name = name;
        DataType = dataType;
        IsNullable = isNullable;
        _metadata = metadata is null || metadata.Count == 0 ? null : metadata.ToJsonString(SchemaJson.Options);
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The column's type.</summary>
    public DataType DataType { get; }

    /// <summary>Whether the column may hold nulls.</summary>
    public bool IsNullable { get; }

    /// <summary>A copy of the column's metadata, an empty object where it has none.</summary>
    public JsonObject Metadata => _metadata is null ? [] : (JsonObject)JsonNode.Parse(_metadata)!;

    /// <summary>The same field with another name.</summary>
    /// <param name="name">The new name.</param>
    /// <returns>A new field.</returns>
    public StructField WithName(string name) => new(name, DataType, IsNullable, Metadata);

    /// <summary>The same field with another type.</summary>
    /// <param name="dataType">The new type.</param>
    /// <returns>A new field.</returns>
    public StructField WithType(DataType dataType) => new(Name, dataType, IsNullable, Metadata);

    /// <summary>The same field, nullable or not.</summary>
    /// <param name="isNullable">Whether the column may hold nulls.</param>
    /// <returns>A new field.</returns>
    public StructField WithNullable(bool isNullable) => new(Name, DataType, isNullable, Metadata);

    /// <inheritdoc/>
    public bool Equals(StructField? other) =>
        other is not null && Name == other.Name && DataType == other.DataType && IsNullable == other.IsNullable && _metadata == other._metadata;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StructField);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, DataType, IsNullable);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}:{DataType.SimpleString}";

    internal JsonNode ToJsonNode() => new JsonObject
    {
        ["name"] = Name,
        ["type"] = DataType.ToJsonNode(),
        ["nullable"] = IsNullable,
        ["metadata"] = Metadata,
    };
}

/// <summary>An ordered list of named fields: the type of a struct, and the schema of a table.</summary>
public sealed record StructType : DataType, IReadOnlyList<StructField>
{
    private readonly StructField[] _fields;

    /// <summary>Makes a struct type.</summary>
    /// <param name="fields">The fields, in order.</param>
    public StructType(IEnumerable<StructField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        _fields = [.. fields];
    }

    /// <summary>Makes a struct type.</summary>
    /// <param name="fields">The fields, in order.</param>
    public StructType(params StructField[] fields)
        : this((IEnumerable<StructField>)fields)
    {
    }

    /// <summary>A struct without fields.</summary>
    public static StructType Empty { get; } = new();

    /// <summary>The fields, in order.</summary>
    public IReadOnlyList<StructField> Fields => _fields;

    /// <summary>The fields' names, in order.</summary>
    public IReadOnlyList<string> FieldNames => Array.ConvertAll(_fields, f => f.Name);

    /// <inheritdoc/>
    public int Count => _fields.Length;

    /// <inheritdoc/>
    public override string TypeName => "struct";

    /// <inheritdoc/>
    public override string SimpleString => $"struct<{string.Join(',', _fields.Select(f => f.ToString()))}>";

    /// <inheritdoc/>
    public override string Sql => $"STRUCT<{string.Join(", ", _fields.Select(f => $"{f.Name}: {f.DataType.Sql}{(f.IsNullable ? "" : " NOT NULL")}"))}>";

    /// <inheritdoc/>
    public StructField this[int index] => _fields[index];

    /// <summary>The field of this name.</summary>
    /// <param name="name">The name, in exact case.</param>
    /// <exception cref="KeyNotFoundException">There is no such field; the message lists the fields.</exception>
    public StructField this[string name] =>
        Find(name) ?? throw new KeyNotFoundException($"No field '{name}' in {SimpleString}.");

    /// <summary>The same struct with one more field at its end.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="dataType">The field's type.</param>
    /// <param name="isNullable">Whether it may hold nulls; true by default.</param>
    /// <returns>A new struct type.</returns>
    public StructType Add(string name, DataType dataType, bool isNullable = true) => new(_fields.Append(new StructField(name, dataType, isNullable)));

    /// <summary>The field of this name in exact case, or null.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The field or null.</returns>
    public StructField? Find(string name) => Array.Find(_fields, f => f.Name == name);

    /// <summary>The place of the field of this name.</summary>
    /// <param name="name">The name, in exact case.</param>
    /// <returns>The index from 0, or -1.</returns>
    public int IndexOf(string name) => Array.FindIndex(_fields, f => f.Name == name);

    /// <inheritdoc/>
    public bool Equals(StructType? other) => other is not null && _fields.AsSpan().SequenceEqual(other._fields);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var field in _fields)
        {
            hash.Add(field);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<StructField> GetEnumerator() => ((IEnumerable<StructField>)_fields).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal override JsonNode ToJsonNode() => new JsonObject
    {
        ["type"] = "struct",
        ["fields"] = new JsonArray([.. _fields.Select(f => f.ToJsonNode())]),
    };
}
