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
