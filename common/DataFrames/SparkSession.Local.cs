using Apache.Arrow;
using SparkPersonalization.DataFrames.Arrow;
using SparkPersonalization.DataFrames.Objects;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>DataFrames of rows that the program has.</summary>
public sealed partial class SparkSession
{
    private const string OnlyColumn = "_1";

    /// <summary>A DataFrame of given rows.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="schema">Their schema.</param>
    /// <returns>The DataFrame.</returns>
    /// <exception cref="ArgumentException">A value does not fit its field; the message says which.</exception>
    public DataFrame CreateDataFrame(IEnumerable<GenericRow> data, StructType schema) => Local(data.Select(r => r.Values), schema);

    /// <summary>A DataFrame of given rows.</summary>
    /// <param name="data">The rows, whose values are taken by position.</param>
    /// <param name="schema">Their schema.</param>
    /// <returns>The DataFrame.</returns>
    /// <exception cref="ArgumentException">A value does not fit its field; the message says which.</exception>
    public DataFrame CreateDataFrame(IEnumerable<Row> data, StructType schema) => Local(data.Select(r => r.Values), schema);

    /// <summary>
    /// A DataFrame of a program's objects: of classes, records, structs and tuples a column for each public property and field, in the order of
    /// their declaration, those of base classes and properties first; <c>[Column("name")]</c> renames one and <c>[NotMapped]</c> leaves it out. Of single
    /// values one column, <c>_1</c>; a tuple's items are <c>_1</c>, <c>_2</c> and on. Types follow from the members': enums are their names,
    /// a <see cref="DateTime"/> an instant, a <see cref="decimal"/> decimal(28,10), lists arrays, dictionaries maps, other objects structs. A
    /// column is nullable where its type may be null.
    /// </summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <param name="data">The objects, which are read at once.</param>
    /// <returns>The DataFrame.</returns>
    /// <exception cref="ArgumentException">A type stands for none of Spark's, an object is null, or a value does not fit, such as a decimal of too many digits.</exception>
    public DataFrame CreateDataFrame<T>(IEnumerable<T> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return ClrTypes.ToDataType(typeof(T)) is StructType schema ? CreateDataFrame(data, schema) : Single(data, ClrTypes.ToDataType(typeof(T)), ClrTypes.TakesNull(typeof(T)));
    }

    /// <summary>A DataFrame of a program's objects with a schema of the program's choice, such as other decimals or fewer columns.</summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <param name="data">The objects, which are read at once.</param>
    /// <param name="schema">The columns, whose names are those of members, whatever the case; a tuple's items go by their place.</param>
    /// <returns>The DataFrame.</returns>
    /// <exception cref="ArgumentException">A column has no member, an object is null, or a value does not fit its column.</exception>
    public DataFrame CreateDataFrame<T>(IEnumerable<T> data, StructType schema)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(schema);
        var type = ObjectType.Find(typeof(T)) ?? throw new ArgumentException($"{typeof(T)} is no class, record, struct or tuple with public properties.", nameof(data));
        return Local(data.Select((o, i) => o is null ? throw new ArgumentException($"Object {i} is null.", nameof(data)) : type.Values(o, schema, $"Row {i}")), schema);
    }

    /// <summary>A DataFrame of batches of Apache Arrow, such as other libraries give.</summary>
    /// <param name="batches">The batches, all of one schema. Their values are copied, so that they may be disposed of afterwards.</param>
    /// <returns>The DataFrame. Timestamps without a time zone are <c>timestamp_ntz</c>; times of other units are brought to microseconds.</returns>
    /// <exception cref="ArgumentException">There is no batch, the schemas differ, or Spark has no type for a column's.</exception>
    public DataFrame CreateDataFrame(IEnumerable<RecordBatch> batches)
    {
        var (schema, rows) = ArrowBatches.Read(batches);
        return new DataFrame(this, new LocalRelation(schema, rows));
    }

    /// <summary>A DataFrame of one column, <c>_1</c>.</summary>
    /// <param name="data">The values.</param>
    /// <returns>The DataFrame.</returns>
    public DataFrame CreateDataFrame(IEnumerable<int> data) => Single(data, new IntegerType(), false);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})"/>
    public DataFrame CreateDataFrame(IEnumerable<int?> data) => Single(data, new IntegerType(), true);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})"/>
    public DataFrame CreateDataFrame(IEnumerable<long> data) => Single(data, new LongType(), false);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})"/>
    public DataFrame CreateDataFrame(IEnumerable<long?> data) => Single(data, new LongType(), true);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})"/>
    public DataFrame CreateDataFrame(IEnumerable<string?> data) => Single(data, new StringType(), true);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})"/>
    public DataFrame CreateDataFrame(IEnumerable<double> data) => Single(data, new DoubleType(), false);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})"/>
    public DataFrame CreateDataFrame(IEnumerable<double?> data) => Single(data, new DoubleType(), true);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})"/>
    public DataFrame CreateDataFrame(IEnumerable<bool> data) => Single(data, new BooleanType(), false);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})"/>
    public DataFrame CreateDataFrame(IEnumerable<bool?> data) => Single(data, new BooleanType(), true);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})"/>
    public DataFrame CreateDataFrame(IEnumerable<Date> data) => Single(data, new DateType(), true);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})"/>
    public DataFrame CreateDataFrame(IEnumerable<Timestamp> data) => Single(data, new TimestampType(), true);

    private DataFrame Single<T>(IEnumerable<T> data, DataType type, bool isNullable) =>
        Local(data.Select(v => (IReadOnlyList<object?>)[v]), new StructType(new StructField(OnlyColumn, type, isNullable)));

    private DataFrame Local(IEnumerable<IReadOnlyList<object?>> data, StructType schema)
    {
        var rows = data.Select((values, i) => Checked(values, schema, i)).ToList();
        return new DataFrame(this, new LocalRelation(schema, rows));
    }

    private static object?[] Checked(IReadOnlyList<object?> values, StructType schema, int row) => values.Count == schema.Count
        ? [.. values.Select((value, i) => ValueForms.Field(value, schema[i], $"Column '{schema[i].Name}' of row {row}"))]
        : throw new ArgumentException($"Row {row} has {values.Count} values for {schema.Count} columns: {schema.SimpleString}");
}
