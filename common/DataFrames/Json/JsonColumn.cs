using System.Text;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Json;

/// <summary>How the values of a column are read, prepared from its type.</summary>
internal sealed class JsonColumn
{
    private readonly ulong[] _prints;

    private JsonColumn(JsonColumnKind kind, params JsonField[] fields)
    {
        Kind = kind;
        Fields = fields;
        _prints = [.. fields.Select(f => JsonKeys.Print(f.Name))];
    }

    /// <summary>How it is read.</summary>
    internal JsonColumnKind Kind { get; }

    /// <summary>A struct's fields in order; else none.</summary>
    internal JsonField[] Fields { get; }

    /// <summary>The elements of an array, or the values of a map.</summary>
    internal JsonColumn? Element { get; private init; }

    /// <summary>A decimal's digits after the point.</summary>
    internal int Scale { get; private init; }

    /// <summary>The least unscaled number that a decimal has no room for.</summary>
    internal Int128 Limit { get; private init; }

    /// <summary>Prepares a schema.</summary>
    /// <exception cref="NotSupportedException">JSON has no form for a column's type; the message names the column.</exception>
    /// <exception cref="ArgumentException">A struct has two fields of one name.</exception>
    internal static JsonColumn Struct(StructType type, string path = "")
    {
        if (type.Fields.GroupBy(f => f.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The schema has two fields '{path}{twice.Key}': a JSON object has each key once.", nameof(type));
        }

        return new JsonColumn(JsonColumnKind.Struct, [.. type.Fields.Select(f => new JsonField(Encoding.UTF8.GetBytes(f.Name), Field(f, path), IsNullAbsent(f)))]);
    }

    /// <summary>The place of a struct's field, or -1.</summary>
    /// <param name="name">The name.</param>
    /// <param name="print">What <see cref="JsonKeys.Print"/> gives for it.</param>
    /// <param name="guess">Where it may well be, as objects mostly keep their order.</param>
    internal int Find(ReadOnlySpan<byte> name, ulong print, int guess)
    {
        if ((uint)guess < (uint)_prints.Length && IsAt(guess, name, print))
        {
            return guess;
        }

        for (var i = _prints.AsSpan().IndexOf(print); (uint)i < (uint)_prints.Length; i++)
        {
            if (IsAt(i, name, print))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsNullAbsent(StructField field) => field.Metadata["jsonNull"]?.ToString() == "absent";

    private static JsonColumn Field(StructField field, string path)
    {
        var isRaw = field.Metadata["json"]?.ToString() == "raw";
        return isRaw && field.DataType is not StringType
            ? throw new NotSupportedException($"Column '{path}{field.Name}' holds raw JSON, so it must be a string, not {field.DataType.Sql}.")
            : isRaw ? new JsonColumn(JsonColumnKind.Raw) : Of(field.DataType, path + field.Name);
    }

    private static JsonColumn Of(DataType type, string path) => type switch
    {
        StructType s => Struct(s, path + "."),
        ArrayType a => new JsonColumn(JsonColumnKind.Array) { Element = Of(a.ElementType, path + "[]") },
        MapType { KeyType: StringType } m => new JsonColumn(JsonColumnKind.Map) { Element = Of(m.ValueType, path + ".*") },
        DecimalType d => new JsonColumn(DecimalKind(d.Precision)) { Scale = d.Scale, Limit = Power(d.Precision) },
        StringType => new JsonColumn(JsonColumnKind.Text),
        BooleanType => new JsonColumn(JsonColumnKind.Boolean),
        ByteType => new JsonColumn(JsonColumnKind.Byte),
        ShortType => new JsonColumn(JsonColumnKind.Short),
        IntegerType => new JsonColumn(JsonColumnKind.Integer),
        LongType => new JsonColumn(JsonColumnKind.Long),
        FloatType => new JsonColumn(JsonColumnKind.Float),
        DoubleType => new JsonColumn(JsonColumnKind.Double),
        DateType => new JsonColumn(JsonColumnKind.Date),
        TimestampType => new JsonColumn(JsonColumnKind.Timestamp),
        _ => throw new NotSupportedException($"Column '{path}' of type {type.Sql} cannot be read from JSON: read it as a string, and convert that."),
    };

    // Decimals are held in the smallest whole number that has room, as DuckDB does.
    private static JsonColumnKind DecimalKind(int precision) => precision switch
    {
        <= 4 => JsonColumnKind.Decimal16,
        <= 9 => JsonColumnKind.Decimal32,
        <= 18 => JsonColumnKind.Decimal64,
        _ => JsonColumnKind.Decimal128,
    };

    private static Int128 Power(int exponent)
    {
        Int128 power = 1;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }

    private bool IsAt(int index, ReadOnlySpan<byte> name, ulong print) => _prints[index] == print && name.SequenceEqual(Fields[index].Name);
}

/// <summary>A struct's field.</summary>
/// <param name="Name">Its name in UTF-8.</param>
/// <param name="Column">How its values are read.</param>
/// <param name="IsNullAbsent">Whether a JSON null is as good as no key.</param>
internal sealed record JsonField(byte[] Name, JsonColumn Column, bool IsNullAbsent);
