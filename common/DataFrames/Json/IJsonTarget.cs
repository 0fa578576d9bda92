namespace SparkPersonalization.DataFrames.Json;

/// <summary>
/// Where the values of a column go, row by row, in an engine's own form. Every row is written once, in each field of a struct that is not
/// null.
/// </summary>
/// <typeparam name="TSelf">The form, a struct: reading is then compiled for it alone.</typeparam>
internal interface IJsonTarget<TSelf>
    where TSelf : struct, IJsonTarget<TSelf>
{
    /// <summary>The elements of an array, or the entries of a map, which are structs of key and value.</summary>
    TSelf Element { get; }

    /// <summary>A struct's field.</summary>
    TSelf Field(int index);

    /// <summary>Writes a null, in a struct's fields too.</summary>
    void WriteNull(int row);

    /// <summary>Writes a text, as UTF-8.</summary>
    void WriteBytes(int row, ReadOnlySpan<byte> bytes);

    /// <summary>
    /// Writes any other simple value: a boolean as byte, a date as days and a timestamp as microseconds since 1970, a decimal as its unscaled
    /// number of the width that <see cref="JsonColumnKind"/> tells.
    /// </summary>
    void Write<T>(int row, T value)
        where T : unmanaged;

    /// <summary>Begins the array or map of a row. They are written one at a time.</summary>
    void BeginList(int row);

    /// <summary>Adds an element to the one that was begun.</summary>
    /// <returns>The row of <see cref="Element"/> at which to write it.</returns>
    int Append();

    /// <summary>Ends the one that was begun.</summary>
    void EndList();
}
