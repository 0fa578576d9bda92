using System.Text;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>
/// Lines as bytes: <c>spark_line</c> is their text, in which bytes that are not UTF-8 become U+FFFD, and <c>spark_is_blank</c> tells whether there
/// is anything but spaces in them.
/// </summary>
internal static class LineFunctions
{
    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        new()
        {
            Name = "spark_line",
            Parameters = [DuckDbType.Blob],
            Result = DuckDbType.Varchar,
            Body = call =>
            {
                foreach (var row in call.Rows)
                {
                    Write(call, row, call.Argument(0).Bytes(row));
                }
            },
        },
        new()
        {
            Name = "spark_is_blank",
            Parameters = [DuckDbType.Blob],
            Result = DuckDbType.Boolean,
            Body = call =>
            {
                foreach (var row in call.Rows)
                {
                    call.Result.Write(row, call.Argument(0).Bytes(row).IndexOfAnyExcept(" \t\r"u8) < 0);
                }
            },
        },
    ];

    private static void Write(ScalarCall call, int row, ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            call.Result.WriteBytes(row, bytes);
        }
        else
        {
            call.Result.WriteText(row, Encoding.UTF8.GetString(bytes));
        }
    }
}
