using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Predicates;

namespace SparkPersonalization.Delta.Statistics;

/// <summary>
/// Makes the statistics of a data file in Delta's JSON form. Bounds are written so that they stay bounds: timestamps to milliseconds,
/// the greatest rounded up; long texts cut to a prefix, the greatest with a character appended that is above what was cut off; what
/// is no JSON number (NaN, infinities) not at all.
/// </summary>
public sealed class StatisticsBuilder
{
    /// <summary>Texts are cut to so many code points, as by Spark.</summary>
    public const int StringPrefixLength = 32;

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<ColumnPath, DataType> _columns;
    private readonly JsonObject _min = [];
    private readonly JsonObject _max = [];
    private readonly JsonObject _nulls = [];

    /// <summary>Begins the statistics of one file.</summary>
    /// <param name="metadata">The table's metadata, which says which columns have statistics.</param>
    public StatisticsBuilder(Metadata metadata) => _columns = StatisticsColumns.Of(metadata).ToDictionary();

    /// <summary>Says what is known of a column's values in the file. A column that gets no statistics is passed over.</summary>
    /// <param name="column">The column.</param>
    /// <param name="nullCount">How many rows have null in it; null where unknown.</param>
    /// <param name="min">The least value, null where there is none or it is unknown; types as for <see cref="DeltaPredicate"/>.</param>
    /// <param name="max">The greatest value, NaN counted as above all; null where there is none or it is unknown.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">A value is not of the column's type.</exception>
    public StatisticsBuilder Add(ColumnPath column, long? nullCount, object? min = null, object? max = null)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (!_columns.TryGetValue(column, out var type))
        {
            return this;
        }

        if (nullCount is { } count)
        {
            Put(_nulls, column, count);
        }

        if (StatisticsColumns.HasBounds(type))
        {
            Put(_min, column, min is null ? null : Lower(min, type));
            Put(_max, column, max is null ? null : Upper(max, type));
        }

        return this;
    }

    /// <summary>The statistics as JSON, for <see cref="AddFile.Stats"/>.</summary>
    /// <param name="numRecords">How many rows the file has.</param>
    /// <returns>The text.</returns>
    public string Build(long numRecords) => new JsonObject
    {
        ["numRecords"] = numRecords,
        ["minValues"] = _min.DeepClone(),
        ["maxValues"] = _max.DeepClone(),
        ["nullCount"] = _nulls.DeepClone(),
    }.ToJsonString(Relaxed);

    private static void Put(JsonObject root, ColumnPath column, JsonNode? value)
    {
        if (value is null)
        {
            return;
        }

        foreach (var name in column.Names.SkipLast(1))
        {
            if (root[name] is not JsonObject inner)
            {
                root[name] = inner = [];
            }

            root = inner;
        }

        root[column.Names[^1]] = value;
    }

    private static JsonValue? Lower(object value, DataType type) => (type, value) switch
    {
        (StringType, string text) => JsonValue.Create(StringBounds.Lower(text, StringPrefixLength)),
        (TimestampType or TimestampNTZType, DateTime time) => Millisecond(time, type),
        _ => Exact(value, type),
    };

    private static JsonValue? Upper(object value, DataType type) => (type, value) switch
    {
        (StringType, string text) => JsonValue.Create(StringBounds.Upper(text, StringPrefixLength)),
        (TimestampType or TimestampNTZType, DateTime time) => RoundedUp(time) is { } up ? Millisecond(up, type) : null,
        _ => Exact(value, type),
    };

    private static DateTime? RoundedUp(DateTime time)
    {
        var over = time.Ticks % TimeSpan.TicksPerMillisecond;
        return over == 0 ? time
            : time.Ticks <= DateTime.MaxValue.Ticks - TimeSpan.TicksPerMillisecond ? time.AddTicks(TimeSpan.TicksPerMillisecond - over) : null;
    }

    private static JsonValue Millisecond(DateTime time, DataType type) =>
        JsonValue.Create(time.ToString(type is TimestampType ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture));

    private static JsonValue? Exact(object value, DataType type) => (type, value) switch
    {
        (IntegralType, sbyte or short or int or long) => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        (FractionalType, float number) => float.IsFinite(number) ? JsonValue.Create(number) : null,
        (FractionalType, double number) => double.IsFinite(number) ? JsonValue.Create(number) : null,
        (DecimalType, decimal number) => JsonValue.Create(number),
        (DateType, DateOnly day) => JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"A column of type {type.SimpleString} cannot hold a {value.GetType().Name}.", nameof(value)),
    };
}
