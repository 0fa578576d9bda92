using System.Globalization;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Casts;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>One record of CSV in a text, as Spark's <c>from_csv</c>, <c>to_csv</c> and <c>schema_of_csv</c> take it.</summary>
internal sealed class CsvRecords(TextOptions options)
{
    internal Row Read(string text, StructType schema)
    {
        var cells = Cells(text);
        return new Row(schema, [.. schema.Select((f, i) => i < cells.Count ? Value(cells[i], f.DataType) : null)]);
    }

    internal string Write(Row row, StructType schema) => string.Join(options.Separator, schema.Select((f, i) => Cell(row[i], f.DataType)));

    internal StructType Schema(string text) => new(Cells(text).Select((cell, i) => new StructField($"_c{i}", TypeOf(cell.Trim()))));

    private List<string> Cells(string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted)
            {
                quoted = text[i] != '"';
                _ = text[i] == '\\' && i + 1 < text.Length ? cell.Append(text[++i]) : quoted ? cell.Append(text[i]) : cell;
            }
            else if (text[i] == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (string.CompareOrdinal(text, i, options.Separator, 0, options.Separator.Length) == 0)
            {
                cells.Add(cell.ToString());
                cell.Clear();
                i += options.Separator.Length - 1;
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }

    private object? Value(string cell, DataType type) => cell == (options.Get("nullValue") ?? "") ? null : type switch
    {
        StringType => cell,
        ByteType => TypedParsers.Whole(cell, sbyte.MinValue, sbyte.MaxValue) is { } v ? (sbyte)v : null,
        ShortType => TypedParsers.Whole(cell, short.MinValue, short.MaxValue) is { } v ? (short)v : null,
        IntegerType => TypedParsers.Whole(cell, int.MinValue, int.MaxValue) is { } v ? (int)v : null,
        LongType => TypedParsers.Whole(cell, long.MinValue, long.MaxValue),
        FloatType => TypedParsers.Real(cell) is { } v ? (float)v : null,
        DoubleType => TypedParsers.Real(cell),
        DecimalType d => DecimalFitting.Of(cell, d),
        BooleanType => TypedParsers.Boolean(cell),
        DateType => options.Date(cell.Trim()),
        TimestampType => options.Instant(cell.Trim()),
        TimestampNTZType => options.Local(cell.Trim()),
        _ => throw new SparkException("UNSUPPORTED_DATATYPE", $"CSV has no values of {type.Sql}."),
    };

    private string Cell(object? value, DataType type) => (value, type) switch
    {
        (null, _) => options.Get("nullValue") ?? "",
        (Timestamp t, TimestampType) => DateTimePattern.Of(options.TimestampPattern ?? "yyyy-MM-dd'T'HH:mm:ss.SSSXXX").Format(TimeZones.ToLocal(t, options.Zone), options.Zone),
        (Timestamp t, _) => DateTimePattern.Of(options.TimestampPattern ?? "yyyy-MM-dd'T'HH:mm:ss.SSS").Format(t, "UTC"),
        (DataFrames.Types.Date d, _) when options.DatePattern is { } pattern => DateTimePattern.Of(pattern).Format(new Timestamp(d.DaysSinceEpoch * TimeSpan.MicrosecondsPerDay), "UTC"),
        (double d, _) => JavaNumbers.ToString(d),
        (float f, _) => JavaNumbers.ToString(f),
        (bool b, _) => b ? "true" : "false",
        (string s, _) => Quoted(s.Trim(' ', '\t')),
        (IFormattable f, _) => f.ToString(null, CultureInfo.InvariantCulture),
        var (other, _) => Quoted(other.ToString() ?? ""),
    };

    private string Quoted(string text) => text.Length == 0 || text.Contains(options.Separator, StringComparison.Ordinal) || text.AsSpan().ContainsAny("\"\r\n") || text != text.Trim()
        ? $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : text;

    private DataType TypeOf(string cell) =>
        cell.Length == 0 ? new StringType()
        : TypedParsers.Whole(cell, int.MinValue, int.MaxValue) is not null ? new IntegerType()
        : TypedParsers.Whole(cell, long.MinValue, long.MaxValue) is not null ? new LongType()
        : TypedParsers.Real(cell) is not null ? new DoubleType()
        : cell.Length >= 10 && DateTimeText.Date(cell) is not null && cell.Length == 10 ? new DateType()
        : cell.Length > 10 && options.Instant(cell) is not null ? new TimestampType()
        : bool.TryParse(cell, out _) ? new BooleanType() : new StringType();
}
