using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Formats;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Numbers, dates and bytes as texts in a given form, and back.</summary>
internal static class FormatFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "format_number", RowCalls.Of(NumberTexts.Grouped) },
        { "format_string printf", RowCalls.OnNull(a => a[0] is null ? null : JavaFormat.Format((string)a[0]!, a[1..])) },
        { "to_char to_varchar", ToChar },
        { "to_number", RowCalls.Of(a => NumberPattern.Of((string)a[1]!).Parse((string)a[0]!)) },
        { "try_to_number", RowCalls.Try(a => NumberPattern.Of((string)a[1]!).Parse((string)a[0]!)) },
        { "mask", RowCalls.OnNull(Masks.Mask) },
        { "quote", RowCalls.Of(a => $"'{((string)a[0]!).Replace("'", "\\'", StringComparison.Ordinal)}'") },
        { "luhn_check", RowCalls.Of(a => Luhn.IsValid((string)a[0]!)) },
        { "conv", RowCalls.Of(a => NumberBases.Convert((string)a[0]!, (int)a[1]!, (int)a[2]!)) },
        { "bin", RowCalls.Of(a => Convert.ToString((long)a[0]!, 2)) },
        { "to_binary", RowCalls.Of(a => Bytes.Of((string)a[0]!, a.Length > 1 ? (string)a[1]! : "hex")) },
        { "try_to_binary", RowCalls.Try(a => Bytes.Of((string)a[0]!, a.Length > 1 ? (string)a[1]! : "hex")) },
        { "typeof", (call, _, _) => LiteralSql.Text(call.Arguments[0].DataType.SimpleString) },
        { "collate", "{0}" },
        { "collation", (_, _, _) => "'SYSTEM.BUILTIN.UTF8_BINARY'" },
        { "current_user session_user user", (_, _, _) => LiteralSql.Text(Environment.UserName) },
        // The Spark whose answers the engine gives.
        { "version", (_, _, _) => "'4.1.1'" },
        { "current_catalog", (_, _, _) => "'spark_catalog'" },
        { "current_database current_schema", (_, _, _) => "'default'" },
    };

    private static string ToChar(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var form = (call.Arguments[1] as BoundLiteral)?.Value as string;
        return call.Arguments[0].DataType switch
        {
            DateType or TimestampType or TimestampNTZType => $"spark_date_format(CAST({arguments[0]} AS TIMESTAMP), {arguments[1]}, {LiteralSql.Text(translator.Settings.TimeZone)})",
            BinaryType when form == "base64" => $"spark_base64({arguments[0]})",
            BinaryType when form == "hex" => $"hex({arguments[0]})",
            BinaryType => $"spark_decode({arguments[0]}, {arguments[1]})",
            _ => RowCalls.Of(a => NumberPattern.Of((string)a[1]!).Format(a[0]!))(call, arguments, translator),
        };
    }
}
