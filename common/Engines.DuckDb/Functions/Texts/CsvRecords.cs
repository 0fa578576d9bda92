using System.Globalization;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Files.Csv;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>One record of CSV in a text, as Spark's <c>from_csv</c>, <c>to_csv</c> and <c>schema_of_csv</c> take it.</summary>
internal sealed class CsvRecords(TextOptions options)
{
    private readonly Lazy<CsvDialect> _dialect = new(() => CsvDialect.Of(options));
    private readonly CsvValues _values = new(options);
    private readonly Lazy<CsvWriter> _writer = new(() => new CsvWriter(options));

    /// <summary>The values of a record.</summary>
    /// <exception cref="SparkException">One does not fit, and the mode is FAILFAST.</exception>
    internal Row Read(string text, StructType schema)
    {
        var cells = Cells(text);
        var corrupt = schema.IndexOf(options.CorruptColumn);
        var values = new object?[schema.Count];
        var isBad = cells.Count != schema.Count - (corrupt < 0 ? 0 : 1);
        for (int i = 0, cell = 0; i < values.Length; i++)
        {
            if (i != corrupt && cell < cells.Count && cells[cell++] is { } value)
            {
                values[i] = _values.Value(value, schema[i].DataType);
                isBad |= values[i] is null;
            }
        }

        if (isBad && options.IsFailFast)
        {
            throw Json.JsonReading.Malformed(text);
        }

        if (isBad && corrupt >= 0)
        {
            values[corrupt] = text;
        }

        return new Row(schema, values);
    }

    internal string Write(Row row, StructType schema) => _writer.Value.Record(schema.Select((f, i) => row[i] is { } value ? Text(value, f.DataType) : null));

    /// <summary>The names of columns as a record.</summary>
    internal string Header(StructType schema) => _writer.Value.Record(schema.FieldNames);

    internal StructType Schema(string text)
    {
        var inference = new CsvSchemaInference(options, prefersLocal: false);
        return new(Cells(text).Select((cell, i) => new StructField($"_c{i}", inference.TypeOf(cell))));
    }

    private List<string?> Cells(string text)
    {
        var tokenizer = new CsvTokenizer(_dialect.Value, LineEnds.None);
        var bytes = Encoding.UTF8.GetBytes(text);
        tokenizer.Read(bytes);
        return [.. tokenizer.Fields.Select(field => _dialect.Value.Value(Encoding.UTF8.GetString(tokenizer.Bytes(field, bytes)), field.IsQuoted))];
    }

    private string Text(object value, DataType type) => (value, type) switch
    {
        (Timestamp t, TimestampType) => DateTimePattern.Of(options.TimestampPattern ?? "yyyy-MM-dd'T'HH:mm:ss.SSSXXX").Format(TimeZones.ToLocal(t, options.Zone), options.Zone),
        (Timestamp t, _) => DateTimePattern.Of(options.LocalPattern ?? "yyyy-MM-dd'T'HH:mm:ss.SSS").Format(t, "UTC"),
        (DataFrames.Types.Date d, _) when options.DatePattern is { } pattern => DateTimePattern.Of(pattern).Format(new Timestamp(d.DaysSinceEpoch * TimeSpan.MicrosecondsPerDay), "UTC"),
        (int months, YearMonthIntervalType interval) => IntervalTexts.Of(months, interval),
        (long micros, DayTimeIntervalType interval) => IntervalTexts.Of(micros, interval),
        (byte[] bytes, _) => $"[{string.Join(' ', bytes.Select(b => b.ToString("X2", CultureInfo.InvariantCulture)))}]",
        (double d, _) => JavaNumbers.ToString(d),
        (float f, _) => JavaNumbers.ToString(f),
        (bool b, _) => b ? "true" : "false",
        (string s, _) => s,
        (IFormattable f, _) => f.ToString(null, CultureInfo.InvariantCulture),
        var (other, _) => other.ToString() ?? "",
    };
}
