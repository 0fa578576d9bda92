using System.Collections;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>
/// A row of a result, or the value of a struct column. Values have these forms: <see cref="bool"/>, <see cref="sbyte"/> (tinyint),
/// <see cref="short"/>, <see cref="int"/>, <see cref="long"/>, <see cref="float"/>, <see cref="double"/>, <see cref="decimal"/>
/// (<see cref="System.Data.SqlTypes.SqlDecimal"/> where more than 28 digits are needed), <see cref="string"/>, byte arrays,
/// <see cref="Date"/>, <see cref="Timestamp"/>, <see cref="long"/> microseconds (day-time interval), <see cref="int"/> months (year-month
/// interval), <see cref="CalendarInterval"/>, <c>object?[]</c> (array), <see cref="IReadOnlyDictionary{TKey,TValue}"/> of objects
/// (map), <see cref="Row"/> (struct), and null.
/// </summary>
public sealed class Row : IEquatable<Row>
{
    private readonly object?[] _values;

    /// <summary>Makes a row.</summary>
    /// <param name="schema">The fields.</param>
    /// <param name="values">The fields' values, in order.</param>
    /// <exception cref="ArgumentException">There are not as many values as fields.</exception>
    public Row(StructType schema, params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(values);
        if (schema.Count != values.Length)
        {
            throw new ArgumentException($"{values.Length} values for {schema.Count} fields: {schema.SimpleString}", nameof(values));
        }

        Schema = schema;
        _values = values;
    }

    /// <summary>The row's fields.</summary>
    public StructType Schema { get; }

    /// <summary>The values, in the fields' order.</summary>
    public IReadOnlyList<object?> Values => _values;

    /// <summary>The number of fields.</summary>
    public int Size => _values.Length;

    /// <summary>The value at a place, from 0.</summary>
    /// <param name="index">The place.</param>
    public object? this[int index] => Get(index);

    /// <summary>The value at a place.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <returns>The value or null.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public object? Get(int index) => index >= 0 && index < _values.Length
        ? _values[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The row has {Size} columns.");

    /// <summary>The value of a field.</summary>
    /// <param name="columnName">The field's name.</param>
    /// <returns>The value or null.</returns>
    /// <exception cref="KeyNotFoundException">There is no such field; the message lists the fields.</exception>
    public object? Get(string columnName)
    {
        var index = Schema.IndexOf(columnName);
        return index >= 0 ? _values[index] : throw new KeyNotFoundException($"No column '{columnName}' in {Schema.SimpleString}.");
    }

    /// <summary>The value at a place as a type.</summary>
    /// <typeparam name="T">The wanted type: the value's own, a nullable form of it, or one that widens it.</typeparam>
    /// <param name="index">The place, from 0.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidCastException">The value is of another type, or null where the type has no null.</exception>
    public T GetAs<T>(int index) => ValueConverter.To<T>(Get(index), index < Schema.Count ? Schema[index].Name : null);

    /// <summary>The value of a field as a type.</summary>
    /// <typeparam name="T">The wanted type: the value's own, a nullable form of it, or one that widens it.</typeparam>
    /// <param name="columnName">The field's name.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidCastException">The value is of another type, or null where the type has no null.</exception>
    public T GetAs<T>(string columnName) => ValueConverter.To<T>(Get(columnName), columnName);

    /// <inheritdoc/>
    public bool Equals(Row? other) => other is not null && StructuralComparisons.StructuralEqualityComparer.Equals(_values, other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Row);

    /// <inheritdoc/>
    public override int GetHashCode() => StructuralComparisons.StructuralEqualityComparer.GetHashCode(_values);

    /// <summary>The values as Spark prints a row: <c>[1,a,null]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"[{string.Join(',', _values.Select(v => v ?? "null"))}]";
}
