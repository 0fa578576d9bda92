using System.Text;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>The bytes of a line that was read as Latin-1.</summary>
internal static class LineFunctions
{
    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        Define("spark_line", DuckDbType.Varchar, (call, row, bytes) =>
        {
            if (System.Text.Unicode.Utf8.IsValid(bytes))
            {
                call.Result.WriteBytes(row, bytes);
            }
            else
            {
                call.Result.WriteText(row, Encoding.UTF8.GetString(bytes));
            }
        }),
        Define("spark_line_bytes", DuckDbType.Blob, (call, row, bytes) => call.Result.WriteBytes(row, bytes)),
    ];

    private delegate void Write(ScalarCall call, int row, ReadOnlySpan<byte> bytes);

    private static ScalarFunctionDefinition Define(string name, DuckDbType result, Write write) => new()
    {
        Name = name,
        Parameters = [DuckDbType.Varchar],
        Result = result,
        CreateState = _ => new LineBuffer(),
        Body = call =>
        {
            var buffer = (LineBuffer)call.State!;
            foreach (var row in call.Rows)
            {
                write(call, row, buffer.Narrow(call.Argument(0).Bytes(row)));
            }
        },
    };

    /// <summary>A buffer for one thread.</summary>
    private sealed class LineBuffer
    {
        private byte[] _bytes = new byte[4_096];

        /// <summary>Characters below U+0100, as UTF-8, to a byte each.</summary>
        internal ReadOnlySpan<byte> Narrow(ReadOnlySpan<byte> text)
        {
            if (Ascii.IsValid(text))
            {
                return text;
            }

            if (_bytes.Length < text.Length)
            {
                _bytes = new byte[text.Length * 2];
            }

            var length = 0;
            for (var i = 0; i < text.Length; i++)
            {
                _bytes[length++] = text[i] < 0x80 ? text[i] : (byte)((text[i] << 6) | (text[++i] & 0x3F));
            }

            return _bytes.AsSpan(0, length);
        }
    }
}
