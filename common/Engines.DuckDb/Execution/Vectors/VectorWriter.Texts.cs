using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using SparkPersonalization.Engines.DuckDb.Execution.Native;

namespace SparkPersonalization.Engines.DuckDb.Execution.Vectors;

internal sealed unsafe partial class VectorWriter
{
    private const int StackBytes = 512;

    /// <summary>Writes a text.</summary>
    /// <exception cref="ArgumentException">The bytes are not UTF-8, which DuckDB's own functions take for granted.</exception>
    internal void WriteUtf8(int row, ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
        {
            throw new ArgumentException("The bytes of a text must be UTF-8.", nameof(text));
        }

        WriteBytes(row, text);
    }

    /// <summary>Writes a text.</summary>
    [SkipLocalsInit]
    internal void WriteText(int row, ReadOnlySpan<char> text)
    {
        var size = checked(text.Length * TextEncoding.MostBytesPerCharacter);
        var rented = size > StackBytes ? ArrayPool<byte>.Shared.Rent(size) : null;
        var buffer = rented ?? stackalloc byte[StackBytes];
        WriteBytes(row, buffer[..TextEncoding.Encode(text, buffer)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Writes a blob.</summary>
    internal void WriteBytes(int row, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= NativeString.InlineLength)
        {
            NativeString.WriteInline((NativeString*)_data + row, bytes);
            return;
        }

        fixed (byte* start = bytes)
        {
            NativeApi.AssignString(_vector, (ulong)row, start, (ulong)bytes.Length);
        }
    }
}
