using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SparkPersonalization.DataFrames.Objects;
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
    private StructType? _schema;

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

        _schema = schema;
        _values = values;
    }

    private Row(object?[] values) => _values = values;

    /// <summary>The row's fields.</summary>
    public StructType Schema => _schema ??= new StructType(_values.Select((v, i) => new StructField($"_{i + 1}", Literals.Of(v).DataType)));

    /// <summary>The values, in the fields' order: the row's own array, not to be changed.</summary>
    [SuppressMessage("Performance", "CA1819", Justification = "It is an array in Microsoft.Spark.")]
    public object?[] Values => _values;

    /// <summary>The number of fields.</summary>
    /// <returns>The number.</returns>
    public int Size() => _values.Length;

    /// <summary>A row without schema as one whose fields are <c>_1</c>, <c>_2</c>... of the types that constants of the values have.</summary>
    /// <param name="genericRow">The row.</param>
    /// <returns>The row, or null of null.</returns>
    [SuppressMessage("Usage", "CA2225", Justification = "Microsoft.Spark has the conversion only.")]
    [return: NotNullIfNotNull(nameof(genericRow))]
    public static implicit operator Row?(GenericRow? genericRow) => genericRow is null ? null : new Row(genericRow.Values);

    /// <summary>The value at a place, from 0.</summary>
    /// <param name="index">The place.</param>
    public object? this[int index] => Get(index);

    /// <summary>The value at a place.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <returns>The value or null.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public object? Get(int index) => index >= 0 && index < _values.Length
        ? _values[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The row has {Size()} columns.");

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
    public T GetAs<T>(int index) => Get(index) is T fitting ? fitting : ValueForms.To<T>(Get(index), $"Column '{Schema[index].Name}'");

    /// <summary>The value of a field as a type.</summary>
    /// <typeparam name="T">The wanted type: the value's own, a nullable form of it, or one that widens it.</typeparam>
    /// <param name="columnName">The field's name.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidCastException">The value is of another type, or null where the type has no null.</exception>
    public T GetAs<T>(string columnName) => Get(columnName) is T fitting ? fitting : ValueForms.To<T>(Get(columnName), $"Column '{columnName}'");

    /// <summary>The row as an object; see <see cref="DataFrame.Collect{T}"/>.</summary>
    /// <typeparam name="T">A class, record, struct or tuple.</typeparam>
    /// <returns>The object.</returns>
    /// <exception cref="ArgumentException">Objects of the type cannot be made.</exception>
    /// <exception cref="InvalidCastException">A value does not fit its property.</exception>
    /// <exception cref="SparkException">The row lacks a column.</exception>
    public T As<T>() => ObjectType.Find(typeof(T)) is { } type
        ? (T)type.Object(this)
        : throw new ArgumentException($"{typeof(T)} is no class, record, struct or tuple with public properties. Use GetAs for the value of a column.");

    /// <inheritdoc/>
    public bool Equals(Row? other) => other is not null && StructuralComparisons.StructuralEqualityComparer.Equals(_values, other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Row);

    /// <inheritdoc/>
    public override int GetHashCode() => StructuralComparisons.StructuralEqualityComparer.GetHashCode(_values);

    /// <summary>The values as Spark prints a row: <c>[1,a,null,ArraySeq(1, 2),Map(x -> 1)]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"[{string.Join(',', _values.Select(Text))}]";

    private static string Text(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        object?[] elements => $"ArraySeq({string.Join(", ", elements.Select(Text))})",
        IReadOnlyDictionary<object, object?> entries => $"Map({string.Join(", ", entries.Select(e => $"{Text(e.Key)} -> {Text(e.Value)}"))})",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
