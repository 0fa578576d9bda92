using System.Runtime.InteropServices;

namespace SparkPersonalization.Engines.DuckDb.Execution.Native;

/// <summary><c>duckdb_result</c>, whose fields only DuckDB reads.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeResult
{
    internal fixed ulong Fields[6];
}

/// <summary><c>duckdb_interval</c>: months, days and microseconds, kept apart.</summary>
/// <param name="Months">Months, of any sign.</param>
/// <param name="Days">Days, of any sign.</param>
/// <param name="Micros">Microseconds, of any sign.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct NativeInterval(int Months, int Days, long Micros);

/// <summary><c>duckdb_list_entry</c>: where a list's elements lie in the child vector.</summary>
/// <param name="Offset">The first element's row.</param>
/// <param name="Length">How many elements there are.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ListEntry(ulong Offset, ulong Length);

/// <summary><c>duckdb_decimal</c>.</summary>
/// <param name="Width">All digits.</param>
/// <param name="Scale">Digits after the point.</param>
/// <param name="Lower">The lower half of the unscaled number.</param>
/// <param name="Upper">Its upper half.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct NativeDecimal(byte Width, byte Scale, ulong Lower, long Upper)
{
    internal static NativeDecimal Of(byte width, byte scale, Int128 unscaled) => new(width, scale, (ulong)unscaled, (long)(unscaled >> 64));
}

/// <summary>
/// <c>duckdb_string_t</c>: the length, then either up to 12 bytes of text in place, or 4 bytes of it and a pointer to the whole.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct NativeString
{
    internal const int InlineLength = 12;
    private const int PointerOffset = 8;

    [FieldOffset(0)]
    private uint _length;

    [FieldOffset(4)]
    private fixed byte _inline[InlineLength];

    /// <summary>The bytes of the string at <paramref name="at"/>; they live as long as its vector.</summary>
    internal static ReadOnlySpan<byte> Bytes(NativeString* at)
    {
        var length = (int)at->_length;
        return new ReadOnlySpan<byte>(length <= InlineLength ? at->_inline : *(byte**)((byte*)at + PointerOffset), length);
    }

    /// <summary>Writes a string of at most <see cref="InlineLength"/> bytes in place; the rest is zero, as DuckDB's comparisons need.</summary>
    internal static void WriteInline(NativeString* at, ReadOnlySpan<byte> bytes)
    {
        *at = default;
        at->_length = (uint)bytes.Length;
        bytes.CopyTo(new Span<byte>(at->_inline, InlineLength));
    }
}
