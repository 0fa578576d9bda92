using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>
/// The types of CSV files' columns by Spark's rules: each value widens what the values before it were, from INT over BIGINT, a decimal
/// without digits after the point, DOUBLE, DATE (not with option <c>preferDate</c> false), TIMESTAMP and BOOLEAN to STRING.
/// </summary>
internal sealed partial class CsvSchemaInference(TextOptions options, bool prefersLocal)
{
    private readonly CsvValues _values = new(options);
    private readonly bool _prefersDates = options.Flag("preferDate", true);

    /// <summary>The columns.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="records">All records.</param>
    internal StructType Infer(IReadOnlyList<string> names, IEnumerable<IReadOnlyList<string?>> records)
    {
        var types = names.Select(_ => (DataType)new NullType()).ToArray();
        foreach (var record in records)
        {
            for (var i = 0; i < Math.Min(types.Length, record.Count); i++)
            {
                types[i] = Next(types[i], record[i]);
            }
        }

        return new StructType(names.Zip(types, (name, type) => new StructField(name, type is NullType ? new StringType() : type)));
    }

    /// <summary>The type of one text.</summary>
    internal DataType TypeOf(string? text) => Next(new NullType(), text) is var type and not NullType ? type : new StringType();

    private DataType Next(DataType before, string? text) => text is null or "" || before is StringType ? before : Wider(before, From(before, text));

    // What a value is, if not narrower than those before it.
    private DataType From(DataType before, string text)
    {
        var rank = Rank(before);
        return rank <= 0 && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? new IntegerType()
            : rank <= 1 && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? new LongType()
            : rank <= 2 && WholeDecimal(text) is { } number ? number
            : rank <= 3 && _values.Value(text, new DoubleType()) is not null ? new DoubleType()
            : rank <= 4 && _prefersDates && IsDate(text) ? new DateType()
            : rank <= 5 && prefersLocal && _values.Value(text, new TimestampNTZType()) is not null ? new TimestampNTZType()
            : rank <= 5 && _values.Value(text, new TimestampType()) is not null ? new TimestampType()
            : _values.Value(text, new BooleanType()) is not null ? new BooleanType()
            : new StringType();
    }

    private static int Rank(DataType type) => type switch
    {
        LongType => 1,
        DecimalType => 2,
        DoubleType => 3,
        DateType => 4,
        TimestampType or TimestampNTZType => 5,
        BooleanType => 6,
        _ => 0,
    };

    private bool IsDate(string text) => (options.DatePattern is not null || Day().IsMatch(text)) && options.Date(text) is not null;

    private static DecimalType? WholeDecimal(string text)
    {
        if (text.AsSpan().ContainsAny(" \t") || DecimalText.Parse(text) is not (var unscaled, <= 0 and var scale))
        {
            return null;
        }

        var digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).Length - scale;
        return scale == 0 && digits <= DecimalType.MaxPrecision ? new DecimalType(digits, 0) : null;
    }

    private static DataType Wider(DataType left, DataType right) => (left, right) switch
    {
        _ when left == right => left,
        (NullType, _) => right,
        (IntegerType or LongType, IntegerType or LongType) => new LongType(),
        (DecimalType or IntegerType or LongType, DecimalType or IntegerType or LongType) => new DecimalType(Math.Max(Digits(left), Digits(right)), 0),
        (NumericType, NumericType) => new DoubleType(),
        (DateType or TimestampNTZType, DateType or TimestampNTZType) => new TimestampNTZType(),
        (DateType or TimestampType or TimestampNTZType, DateType or TimestampType or TimestampNTZType) => new TimestampType(),
        _ => new StringType(),
    };

    private static int Digits(DataType type) => type switch
    {
        DecimalType d => d.Precision,
        IntegerType => 10,
        _ => 20,
    };

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
