using System.Globalization;
using System.Text.Json;
using Parquet;
using Parquet.Schema;

namespace SparkPersonalization.Delta.Checkpoints;

/// <summary>Statistics that a checkpoint holds as a struct (<c>stats_parsed</c>), turned back into Delta's JSON form.</summary>
internal sealed class StructStatsColumn(ParquetRowGroupReader group, Field? field)
{
    private readonly Member? _root = field is StructField s ? Member.Of(group, s) : null;

    /// <summary>The statistics of the next row, or null where it has none.</summary>
    internal string? Next()
    {
        var values = _root?.Next();
        if (values is null)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, values);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case List<KeyValuePair<string, object>> members:
                json.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    json.WritePropertyName(name);
                    Write(json, member);
                }

                json.WriteEndObject();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case float number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteNumberValue((long)value);
                break;
        }
    }

    private sealed class Member(string name, Func<object?>? leaf, Member[] members)
    {
        internal static Member Of(ParquetRowGroupReader group, Field field) => field switch
        {
            StructField s => new Member(s.Name, leaf: null, [.. s.Fields.Select(f => Of(group, f))]),
            DataField d => new Member(d.Name, Leaf(group, d), []),

            // Lists and maps have counts only, which skipping does not use.
            _ => new Member(field.Name, () => null, []),
        };

        internal object? Next()
        {
            if (leaf is not null)
            {
                return leaf();
            }

            var values = members.Select(m => (m.Name, Value: m.Next())).Where(m => m.Value is not null).ToArray();
            return values.Length == 0 ? null : values.Select(v => KeyValuePair.Create(v.Name, v.Value!)).ToList();
        }

        private string Name => name;

        private static Func<object?> Leaf(ParquetRowGroupReader group, DataField field)
        {
            if (field.MaxRepetitionLevel > 0)
            {
                return () => null;
            }

            return Type.GetTypeCode(field.ClrType) switch
            {
                TypeCode.SByte => Values<sbyte>(group, field, v => (long)v),
                TypeCode.Int16 => Values<short>(group, field, v => (long)v),
                TypeCode.Int32 => Values<int>(group, field, v => (long)v),
                TypeCode.Int64 => Values<long>(group, field, v => v),
                TypeCode.Single => Values<float>(group, field, v => float.IsFinite(v) ? v : null),
                TypeCode.Double => Values<double>(group, field, v => double.IsFinite(v) ? v : null),
                TypeCode.Boolean => Values<bool>(group, field, v => v),
                TypeCode.Decimal => Values<decimal>(group, field, v => v),
                TypeCode.String => Values<ReadOnlyMemory<char>>(group, field, v => new string(v.Span)),
                TypeCode.DateTime => Values<DateTime>(group, field, v => Text(field, v)),
                _ => () => null,
            };
        }

        private static Func<object?> Values<T>(ParquetRowGroupReader group, DataField field, Func<T, object?> convert)
            where T : struct
        {
            var leaf = LeafColumn<T>.Read(group, field);
            return () => leaf.Next() is { } value ? convert(value) : null;
        }

        private static string Text(DataField field, DateTime value) => field is DateTimeDataField { DateTimeFormat: DateTimeFormat.Date }
            ? value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
    }
}
