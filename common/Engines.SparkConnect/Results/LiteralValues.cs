using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.SparkConnect.Translation;
using Kind = SparkPersonalization.Engines.SparkConnect.Protocol.Expression.Types.Literal.LiteralTypeOneofCase;
using Literal = SparkPersonalization.Engines.SparkConnect.Protocol.Expression.Types.Literal;

namespace SparkPersonalization.Engines.SparkConnect.Results;

/// <summary>Constants that a server answers with, as a row.</summary>
internal static class LiteralValues
{
    private static readonly Dictionary<Kind, Func<Literal, (object? Value, DataType Type)>> Readers = new()
    {
        [Kind.Null] = l => (null, DataTypes.Of(l.Null)),
        [Kind.Boolean] = l => (l.Boolean, new BooleanType()),
        [Kind.Byte] = l => ((sbyte)l.Byte, new ByteType()),
        [Kind.Short] = l => ((short)l.Short, new ShortType()),
        [Kind.Integer] = l => (l.Integer, new IntegerType()),
        [Kind.Long] = l => (l.Long, new LongType()),
        [Kind.Float] = l => (l.Float, new FloatType()),
        [Kind.Double] = l => (l.Double, new DoubleType()),
        [Kind.Decimal] = Decimal,
        [Kind.String] = l => (l.String, new StringType()),
        [Kind.Binary] = l => (l.Binary.ToByteArray(), new BinaryType()),
        [Kind.Date] = l => (new Date(l.Date), new DateType()),
        [Kind.Timestamp] = l => (new Timestamp(l.Timestamp), new TimestampType()),
        [Kind.TimestampNtz] = l => (new Timestamp(l.TimestampNtz), new TimestampNTZType()),
        [Kind.YearMonthInterval] = l => (l.YearMonthInterval, new YearMonthIntervalType()),
        [Kind.DayTimeInterval] = l => (l.DayTimeInterval, new DayTimeIntervalType()),
        [Kind.Array] = Array,
        [Kind.Map] = Map,
        [Kind.Struct] = Struct,
    };

    /// <summary>Constants as a row.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="literals">The constants.</param>
    internal static Row Row(IReadOnlyList<string> names, IReadOnlyList<Literal> literals)
    {
        var cells = literals.Select(Read).ToList();
        return new Row(new StructType(cells.Select((cell, i) => new StructField(names[i], cell.Type))), [.. cells.Select(c => c.Value)]);
    }

    private static (object? Value, DataType Type) Read(Literal literal) => Readers.TryGetValue(literal.LiteralTypeCase, out var reader)
        ? reader(literal)
        : throw new NotSupportedException($"The server answered with a constant of the kind {literal.LiteralTypeCase}, which this client does not know.");

    private static (object? Value, DataType Type) Decimal(Literal literal)
    {
        var digits = literal.Decimal.Value;
        var scale = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var unscaled = Int128.Parse(digits.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return (Decimals.Box(unscaled, (byte)scale), new DecimalType(literal.Decimal.Precision, scale));
    }

    // What is inside says its type where the message does not.
    private static (object? Value, DataType Type) Array(Literal literal)
    {
        var elements = literal.Array.Elements.Select(Read).ToList();
        return (elements.ConvertAll(e => e.Value).ToArray(), Told(literal) ?? new ArrayType(elements.Count > 0 ? elements[0].Type : DataTypes.Of(literal.Array.ElementType)));
    }

    private static (object? Value, DataType Type) Map(Literal literal)
    {
        var (keys, values) = (literal.Map.Keys.Select(Read).ToList(), literal.Map.Values.Select(Read).ToList());
        var type = Told(literal) ?? new MapType(
            keys.Count > 0 ? keys[0].Type : DataTypes.Of(literal.Map.KeyType), values.Count > 0 ? values[0].Type : DataTypes.Of(literal.Map.ValueType));
        return (keys.Zip(values).ToDictionary(pair => pair.First.Value!, pair => pair.Second.Value), type);
    }

    private static (object? Value, DataType Type) Struct(Literal literal)
    {
        var type = (StructType)(Told(literal) ?? DataTypes.Of(literal.Struct.StructType));
        return (new Row(type, [.. literal.Struct.Elements.Select(e => Read(e).Value)]), type);
    }

    private static DataType? Told(Literal literal) => literal.DataType is { } type ? DataTypes.Of(type) : null;
}
