using System.Diagnostics.CodeAnalysis;
using SparkPersonalization.DataFrames.Objects;

namespace SparkPersonalization.DataFrames;

/// <summary>A row without schema: what a program gives to <see cref="SparkSession.CreateDataFrame(IEnumerable{GenericRow}, Types.StructType)"/>, or a function as a struct.</summary>
public sealed class GenericRow
{
    private readonly object?[] _values;

    /// <summary>Makes a row.</summary>
    /// <param name="values">The values, in order.</param>
    public GenericRow(object?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = values;
    }

    /// <summary>The values, in order: the row's own array, not to be changed.</summary>
    [SuppressMessage("Performance", "CA1819", Justification = "It is an array in Microsoft.Spark.")]
    public object?[] Values => _values;

    /// <summary>The number of values.</summary>
    /// <returns>The number.</returns>
    public int Size() => _values.Length;

    /// <summary>The value at a place, from 0.</summary>
    /// <param name="index">The place.</param>
    public object? this[int index] => Get(index);

    /// <summary>The value at a place.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <returns>The value or null.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public object? Get(int index) => index >= 0 && index < _values.Length
        ? _values[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The row has {Size()} values.");

    /// <summary>The value at a place as a type.</summary>
    /// <typeparam name="T">The wanted type: the value's own, a nullable form of it, or one that widens it.</typeparam>
    /// <param name="index">The place, from 0.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidCastException">The value is of another type, or null where the type has no null.</exception>
    public T GetAs<T>(int index) => Get(index) is T fitting ? fitting : ValueForms.To<T>(Get(index), $"Column {index}");

    /// <summary>The values as Spark prints a row: <c>[1,a,null]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"[{string.Join(',', _values.Select(v => v ?? "null"))}]";
}
