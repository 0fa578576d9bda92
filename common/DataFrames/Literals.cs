using System.Collections;
using System.Data.SqlTypes;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>Makes constants of CLR values: Spark's type for each, and the value in the form of <see cref="Row"/>.</summary>
internal static class Literals
{
    internal static Literal Of(object? value) => value switch
    {
        null => new Literal(null, new NullType()),
        bool => new Literal(value, new BooleanType()),
        sbyte => new Literal(value, new ByteType()),
        byte small => new Literal((short)small, new ShortType()),
        short => new Literal(value, new ShortType()),
        ushort small => new Literal((int)small, new IntegerType()),
        int => new Literal(value, new IntegerType()),
        uint number => new Literal((long)number, new LongType()),
        long => new Literal(value, new LongType()),
        float => new Literal(value, new FloatType()),
        double => new Literal(value, new DoubleType()),
        decimal number => new Literal(value, TypeOf(number)),
        SqlDecimal { IsNull: false } number => new Literal(number, new DecimalType(Math.Max(number.Precision, number.Scale), number.Scale)),
        string => new Literal(value, new StringType()),
        char character => new Literal(character.ToString(), new StringType()),
        byte[] => new Literal(value, new BinaryType()),
        Date => new Literal(value, new DateType()),
        DateOnly day => new Literal(new Date(day), new DateType()),
        Timestamp => new Literal(value, new TimestampType()),
        DateTime time => new Literal(new Timestamp(time), new TimestampType()),
        DateTimeOffset time => new Literal(new Timestamp(time), new TimestampType()),
        Row row => new Literal(row, row.Schema),
        IDictionary map => OfMap(map),
        IEnumerable elements => OfArray(elements),
        _ => throw new ArgumentException($"A {value.GetType()} cannot be a constant of a query. Convert it to a number, text, date or array first.", nameof(value)),
    };

    /// <summary>The narrowest decimal type that holds the number with all of its digits after the point.</summary>
    private static DecimalType TypeOf(decimal number)
    {
        var exact = new SqlDecimal(number);
        return new DecimalType(Math.Max(exact.Precision, exact.Scale), exact.Scale);
    }

    private static Literal OfArray(IEnumerable elements)
    {
        var literals = elements.Cast<object?>().Select(Of).ToList();
        return new Literal(literals.Select(l => l.Value).ToArray(), new ArrayType(CommonType(literals), literals.Exists(l => l.Value is null)));
    }

    private static Literal OfMap(IDictionary map)
    {
        var keys = map.Keys.Cast<object?>().Select(Of).ToList();
        var values = map.Values.Cast<object?>().Select(Of).ToList();
        var type = new MapType(CommonType(keys), CommonType(values), values.Exists(l => l.Value is null));
        return new Literal(keys.Zip(values).ToDictionary(p => p.First.Value!, p => p.Second.Value), type);
    }

    private static DataType CommonType(List<Literal> literals)
    {
        var types = literals.Select(l => l.DataType).Where(t => t is not NullType).Distinct().ToList();
        return types switch
        {
            [] => new NullType(),
            [var type] => type,
            _ when types.TrueForAll(t => t is DecimalType) => Widest(types.Cast<DecimalType>().ToList()),
            _ => throw new ArgumentException($"The elements of a constant must be of one type, not of {string.Join(" and ", types)}."),
        };
    }

    private static DecimalType Widest(List<DecimalType> types)
    {
        var scale = types.Max(t => t.Scale);
        return new DecimalType(Math.Min(DecimalType.MaxPrecision, types.Max(t => t.Precision - t.Scale) + scale), scale);
    }
}
