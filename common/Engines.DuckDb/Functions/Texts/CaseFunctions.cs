using System.Buffers;
using System.Text;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>Texts in capitals and in small letters, by Java's case mapping. ASCII, which most texts are, is mapped in its bytes.</summary>
internal static class CaseFunctions
{
    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        Define("spark_upper", Ascii.ToUpper, StringFunctions.Upper),
        Define("spark_lower", Ascii.ToLower, StringFunctions.Lower),
    ];

    private delegate OperationStatus MapAscii(ReadOnlySpan<byte> source, Span<byte> destination, out int bytesWritten);

    private static ScalarFunctionDefinition Define(string name, MapAscii mapAscii, Func<string, string> map) => new()
    {
        Name = name,
        Parameters = [DuckDbType.Varchar],
        Result = DuckDbType.Varchar,
        CreateState = _ => new Buffer(),
        Body = call =>
        {
            var buffer = (Buffer)call.State!;
            foreach (var row in call.Rows)
            {
                var text = call.Argument(0).Bytes(row);
                var mapped = buffer.OfSize(text.Length);
                if (mapAscii(text, mapped, out var length) == OperationStatus.Done)
                {
                    call.Result.WriteBytes(row, mapped[..length]);
                }
                else
                {
                    call.Result.WriteText(row, map(Encoding.UTF8.GetString(text)));
                }
            }
        },
    };

    /// <summary>Space for one thread's texts.</summary>
    private sealed class Buffer
    {
        private byte[] _bytes = new byte[256];

        internal Span<byte> OfSize(int length)
        {
            if (_bytes.Length < length)
            {
                _bytes = new byte[length * 2];
            }

            return _bytes.AsSpan(0, length);
        }
    }
}
