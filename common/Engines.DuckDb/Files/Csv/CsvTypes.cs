using System.Security.Cryptography;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>The types of CSV files' values.</summary>
internal static class CsvTypes
{
    /// <summary>A value of a column, null where the text is none.</summary>
    /// <exception cref="AnalysisException">CSV has no values of the column's type.</exception>
    internal static string ValueSql(ExpressionTranslator translator, string text, StructField column, TextOptions options) => column.DataType switch
    {
        StringType => text,
        BinaryType => $"encode({text})",
        IntegralType or DecimalType => $"CASE WHEN NOT regexp_matches({text}, '^\\s|\\s$') THEN {CastSql.Of(translator, text, new StringType(), column.DataType, isTry: true)} END",
        BooleanType or FractionalType or DateType or TimestampType or TimestampNTZType => Called(translator, text, column.DataType, options),
        var type => throw new AnalysisException("UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE", $"The CSV datasource doesn't support the column `{column.Name}` of the type {type.Sql}."),
    };

    private static string Called(ExpressionTranslator translator, string text, DataType type, TextOptions options)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{type.Json} {options.Key}")))[..24];
        var name = $"spark_csv_value_{key}";
        var values = new CsvValues(options);
        return $"{translator.Resources.AddFunction(KnownFunctions.GetOrAdd(name, () => RowFunction.Define(name, [new StringType()], type, a => values.Value((string)a[0]!, type), calledOnNull: false)))}({text})";
    }
}
