using System.Globalization;
using System.Security.Cryptography;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    /// <summary>Reads the TABLESAMPLE that may follow a table: some of its rows, by their part of all or by their number.</summary>
    private Relation Sampled(Relation table)
    {
        if (!TakeWord("TABLESAMPLE"))
        {
            return table;
        }

        Expect("(");
        if (TakeWord("BUCKET"))
        {
            var bucket = SampleNumber();
            ExpectWord("OUT");
            ExpectWord("OF");
            return Part(table, bucket / SampleNumber());
        }

        var token = Current;
        var number = SampleNumber();
        if (TakeWord("ROWS"))
        {
            Expect(")");
            return number == Math.Floor(number) ? new Limit(table, (int)number) : throw SyntaxError(token);
        }

        ExpectWord("PERCENT");
        return Part(table, number / 100, token);
    }

    // How many seeds were drawn.
    private int _seeds;

    private Sample Part(Relation table, double fraction, Token? token = null)
    {
        Expect(")");
        return fraction is >= 0 and <= 1
            ? new Sample(table, 0, fraction, false, SampleSeed())
            : throw Error("INVALID_SAMPLE_FRACTION", $"Sampling fraction ({fraction.ToString(CultureInfo.InvariantCulture)}) must be on interval [0, 1].", token ?? Current);
    }

    private long SampleSeed()
    {
        if (!TakeWord("REPEATABLE"))
        {
            _seeds++;
            return RandomNumberGenerator.GetInt32(int.MaxValue);
        }

        Expect("(");
        var seed = (long)SampleNumber();
        Expect(")");
        return seed;
    }

    private double SampleNumber() => Current.Kind == TokenKind.Number && double.TryParse(Current.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? Skipped(number)
        : throw SyntaxError(Current);

    private double Skipped(double number)
    {
        _at++;
        return number;
    }
}
