using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>Parts of arrays, maps and structs, and changes of type.</summary>
public sealed partial class Column
{
    /// <summary>The element at an index (from 0) of an array, or the value of a key of a map.</summary>
    /// <param name="key">The index or key.</param>
    /// <returns>The part; an index out of bounds is an error in ANSI mode, a missing key gives null.</returns>
    public Column GetItem(object key) => new(new UnresolvedExtractValue(Expression, Functions.Lit(key).Expression));

    /// <summary>A field of a struct, or of each struct of an array.</summary>
    /// <param name="fieldName">The field.</param>
    /// <returns>The field's value.</returns>
    public Column GetField(string fieldName) => GetItem(fieldName);

    /// <summary>A part of an array (index), map (key) or struct (field name).</summary>
    /// <param name="extraction">The index, key or name.</param>
    /// <returns>The part.</returns>
    public Column Apply(object extraction) => GetItem(extraction);

    /// <summary>The struct with a field set, which is added where it is missing.</summary>
    /// <param name="fieldName">The field, or a path such as <c>a.b</c>.</param>
    /// <param name="column">Its value.</param>
    /// <returns>The changed struct.</returns>
    public Column WithField(string fieldName, Column column) => new(new UpdateFields(Expression, fieldName, column.Expression));

    /// <summary>The struct without some fields; one that is missing is no error.</summary>
    /// <param name="fieldNames">The fields, or paths such as <c>a.b</c>.</param>
    /// <returns>The changed struct.</returns>
    public Column DropFields(params string[] fieldNames) =>
        new(fieldNames.Aggregate(Expression, (structure, field) => new UpdateFields(structure, field, null)));

    /// <summary>The value as another type; one that does not fit is an error in ANSI mode.</summary>
    /// <param name="to">The type in Spark's DDL, such as <c>int</c> or <c>decimal(10,2)</c>.</param>
    /// <returns>The cast value.</returns>
    /// <exception cref="FormatException">The text is not a type.</exception>
    public Column Cast(string to) => Cast(DataType.FromDdl(to));

    /// <summary>The value as another type; one that does not fit is an error in ANSI mode.</summary>
    /// <param name="to">The type.</param>
    /// <returns>The cast value.</returns>
    public Column Cast(DataType to) => new(new Cast(Expression, to));

    /// <summary>The value as another type, or null where it does not fit.</summary>
    /// <param name="to">The type in Spark's DDL.</param>
    /// <returns>The cast value.</returns>
    /// <exception cref="FormatException">The text is not a type.</exception>
    public Column TryCast(string to) => TryCast(DataType.FromDdl(to));

    /// <summary>The value as another type, or null where it does not fit.</summary>
    /// <param name="to">The type.</param>
    /// <returns>The cast value.</returns>
    public Column TryCast(DataType to) => new(new Cast(Expression, to, EvalMode.Try));
}
