using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Casts;

/// <summary>Casts to text where DuckDB's text is another than Spark's.</summary>
internal static class TextCasts
{
    private static readonly DataType Text = new StringType();

    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        StringFunctions.Define("spark_text", [new DoubleType()], Text, a => JavaNumbers.ToString((double)a[0]!)),
        StringFunctions.Define("spark_text", [new FloatType()], Text, a => JavaNumbers.ToString((float)a[0]!)),
        StringFunctions.Define("spark_text", [new DateType()], Text, a => ((Date)a[0]!).ToString()),
        StringFunctions.Define("spark_text", [new TimestampNTZType()], Text, a => ((Timestamp)a[0]!).ToString()),
        StringFunctions.Define("spark_text", [new BinaryType()], Text, a => Encoding.UTF8.GetString((byte[])a[0]!)),
    ];
}
